"""Hand-outs: a roster as PDF, XLSX or CSV bytes, and as files that are whole or not there."""

"""Line icons in the colour of the text they stand beside."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.assets import icon_svg


def icon(name: str, colour: str, size: int = 16) -> QIcon:
    """Give an icon, sharp at 100, 150 and 200 %."""
    drawing = QSvgRenderer(QByteArray(icon_svg(name).replace("currentColor", colour).encode()))
    made = QIcon()
    for ratio in (1.0, 1.5, 2.0):
        pixmap = QPixmap(round(size * ratio), round(size * ratio))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        drawing.render(painter, QRectF(0, 0, size * ratio, size * ratio))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        made.addPixmap(pixmap)
    return made

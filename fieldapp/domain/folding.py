"""One spelling for many ways to write a name: what search and duplicate matching compare.

Full-text tokenizers strip accents but do not find `dang` in Đặng, `obrien` in O’Brien, احمد in
أحمد or 小明 in 王小明. So names are folded here, and the folded text is what is indexed. Its tokens
are parted by single ASCII spaces and hold letters, digits and vowel signs only; an index must not
cut them again (SQLite FTS5: `tokenize='ascii'`; its `unicode61` would cut at Indic vowel signs).

Two names that fold alike are not one name; folding only makes them meet.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

QUERY_TOKENS: Final = 8
QUERY_TOKEN_LENGTH: Final = 40
_PHONE_ENDS: Final = (11, 10, 9, 8, 7, 4)

_ASCII: Final = bytes(ord(chr(i).lower()) if chr(i).isalnum() else 0x20 for i in range(256))

# Quotes, primes, saltillo, glottal stops and modifier letters: written or left out at will.
_APOSTROPHE: Final = re.compile("['`´‘’‚‛′‵＇｀՚׳Ꞌꞌʔɂ\u02b9-\u02df]")
_HYPHEN: Final = re.compile("[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")

# Accents, vowel points and variation selectors. Signs of Indic and other scripts are not here:
# there they are the vowels.
_MARK: Final = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u08d3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
    "\U000e0100-\U000e01ef]"
)

# Letters of their own that Unicode takes apart; who reads Cyrillic types them as they are.
_WHOLE: Final = frozenset("йїў")

_FIRST_SINGLE: Final = "\u1100"  # no character below it is a token by itself


def _alike(groups: str) -> dict[str, str]:
    """Read `plain=variants` groups, parted by spaces."""
    pairs = (group.split("=") for group in groups.split())
    return {variant: plain for plain, variants in pairs for variant in variants}


# Letters that are often typed plainly and that Unicode does not take apart.
_LETTERS: Final[Mapping[str, str]] = {
    **_alike("d=đðɖɗ l=łƚ o=øɔ h=ħ i=ıɨ t=ŧ n=ŋɲ b=ɓ k=ƙ y=ƴ u=ʉ e=ɛə g=ɣ ae=æ oe=œ th=þ г=ґ"),
    # Arabic, Persian, Urdu, Pashto and Sorani hands: one alef, yeh, kaf, heh and waw.
    **_alike("ا=ٱ ي=ىیېۍےێ ك=ک ه=ةہھەۃ و=ۆ ر=ڕ ل=ڵ"),
    **dict.fromkeys("ءٴـ", ""),
    # Traditional and simplified forms of characters that are common in family and given names.
    **_alike(
        "陈=陳 张=張 刘=劉 黄=黃 吴=吳 赵=趙 孙=孫 马=馬 许=許 郑=鄭 谢=謝 韩=韓 冯=馮 蒋=蔣"
        " 叶=葉 邓=鄧 萧=蕭 罗=羅 杨=楊 卢=盧 苏=蘇 陆=陸 龙=龍 赖=賴 谭=譚 钟=鍾鐘 吕=呂 贾=賈"
        " 顾=顧 邹=鄒 钱=錢 严=嚴 万=萬 汤=湯 阎=閻 庞=龐 颜=顏 庄=莊 聂=聶 乔=喬 兰=蘭 刚=剛"
        " 丽=麗 华=華 国=國 伟=偉 军=軍 杰=傑 强=強 红=紅 梦=夢 云=雲 风=風 凤=鳳 贵=貴 荣=榮"
        " 兴=興 庆=慶 宁=寧 长=長 东=東 义=義 爱=愛 静=靜 莲=蓮 娇=嬌 宝=寶 银=銀 颖=穎 莹=瑩"
        " 艳=艷豔 学=學 晓=曉 礼=禮 达=達 远=遠 连=連 进=進 选=選 为=為爲 卫=衛 车=車 冈=岡 关=關"
        " 阳=陽 阴=陰 飞=飛 鸿=鴻 鹤=鶴 麦=麥 齐=齊"
    ),
}


def fold(text: str) -> str:
    """Give the folded form: lower case, plain letters, ASCII digits, one space between tokens.

    Idempotent. Never fails, whatever the text holds; punctuation alone folds to nothing.
    """
    if text.isascii():
        return b" ".join(text.encode().translate(_ASCII, b"'`").split()).decode()
    composed = unicodedata.normalize("NFC", text)
    # Composed again at the end: a Hangul syllable or a voiced kana must be one token.
    folded = unicodedata.normalize("NFC", "".join(map(_fold_character, composed)))
    if max(folded, default="") >= _FIRST_SINGLE:
        folded = _single().sub(r" \g<0> ", folded)
    return " ".join(folded.split())


def search_tokens(text: str) -> tuple[str, ...]:
    """Give the tokens to index for a name, a ticket or a line of text, each once.

    Words with an apostrophe or a hyphen are findable whole and in parts: `O’Brien` as obrien and
    brien, `Al-Hassan` as al, hassan and alhassan, ticket `B-014` as b, 014 and b014.
    """
    tokens = dict.fromkeys(fold(text).split())
    for word in text.split():
        if _APOSTROPHE.search(word):
            parts = fold(_APOSTROPHE.sub(" ", word)).split()
            tokens.update((part, None) for part in parts if len(part) > 1)
        if _HYPHEN.search(word):
            tokens.update((whole, None) for whole in fold(_HYPHEN.sub("", word)).split())
    return tuple(tokens)


def phone_tokens(e164: str) -> tuple[str, ...]:
    """Give the tokens to index for a number: all its digits, and the ends people know it by.

    The ends are the last four, the last seven, and those as long as national numbers are.
    """
    digits = fold(e164).replace(" ", "")
    return tuple(dict.fromkeys((digits, *(digits[-end:] for end in _PHONE_ENDS))))


def query_tokens(text: str) -> tuple[str, ...]:
    """Give the tokens a person looks for; a row is found when each begins one of its tokens.

    A number typed in groups, `(828) 555-0134`, is one token. At most `QUERY_TOKENS` tokens of at
    most `QUERY_TOKEN_LENGTH` characters, so that no typed text can make a search slow.
    """
    folded = fold(text).split()
    if len(folded) > 1 and all(token.isdigit() for token in folded):
        folded = ["".join(folded)]
    short = (token[:QUERY_TOKEN_LENGTH] for token in folded)
    return tuple(dict.fromkeys(short))[:QUERY_TOKENS]


@cache
def _single() -> re.Pattern[str]:
    """Match what is written without spaces between words: one character, its voicing mark.

    Built when first needed: it takes longer to build than all else here together.
    """
    return re.compile(
        "[\u1100-\u11ff\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3041-\u3096\u309d-\u309f"
        "\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf"
        "\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]"
        "[\u3099\u309a]*"
    )


@lru_cache(maxsize=8192)
def _fold_character(character: str) -> str:
    """Fold one composed character to what takes its place: nothing, a space, or letters."""
    if _APOSTROPHE.match(character):
        return ""
    lower = character.casefold()
    if lower in _WHOLE:
        return lower
    pieces = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", lower).casefold())
    return "".join(map(_fold_piece, pieces))


def _fold_piece(piece: str) -> str:
    if piece in _LETTERS:
        return _LETTERS[piece]
    if _APOSTROPHE.match(piece) or _MARK.match(piece):
        return ""
    category = unicodedata.category(piece)
    if category == "Nd":
        return str(unicodedata.decimal(piece))
    if category in {"Cf", "Me"}:
        return ""
    return piece if category[0] in "LNM" else " "

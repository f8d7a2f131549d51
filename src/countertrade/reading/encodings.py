"""The encodings that pages and mails declare."""

from __future__ import annotations

import codecs

# The encodings of the web (https://encoding.spec.whatwg.org): others that Python knows, as "punycode", are no page's, and slow or never text
_ENCODINGS = frozenset(
    """utf-8 utf-16 utf-16-le utf-16-be ascii gb2312 gbk gb18030 hz big5 big5hkscs euc_jp iso2022_jp shift_jis cp932 euc_kr cp949
    koi8-r koi8-u mac-roman mac-cyrillic cp866 cp874 tis-620 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 iso8859-1
    iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-9 iso8859-10 iso8859-11 iso8859-13 iso8859-14
    iso8859-15 iso8859-16""".split()
)


def encoding(declared: str | None) -> str | None:
    """Python's name of a declared encoding; None for one that no page and no mail is in.

    >>> encoding("Windows-1252"), encoding("latin1"), encoding("punycode"), encoding("undefined"), encoding(None)
    ('cp1252', 'iso8859-1', None, None, None)
    """
    try:
        known = codecs.lookup(declared or "").name
    except (LookupError, ValueError):
        return None
    return known if known in _ENCODINGS else None

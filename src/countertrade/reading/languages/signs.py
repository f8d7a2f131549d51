"""Signs and letter codes that mean the same in every language."""

# a sign before or after a figure -> ISO 4217
SIGNS = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₩": "KRW", "₴": "UAH", "₹": "INR", "₺": "TRY",
    "₪": "ILS", "₫": "VND", "฿": "THB", "₦": "NGN", "₱": "PHP", "₡": "CRC", "₾": "GEL", "₭": "LAK", "₸": "KZT",
    "₼": "AZN", "₵": "GHS", "₲": "PYG", "₮": "MNT", "֏": "AMD", "元": "CNY", "円": "JPY", "₿": "BTC",
}  # fmt: skip
# letters before a dollar sign -> ISO 4217
DOLLARS = {
    "us": "USD", "usd": "USD", "c": "CAD", "ca": "CAD", "can": "CAD", "cad": "CAD", "a": "AUD", "au": "AUD", "aud": "AUD",
    "hk": "HKD", "hkd": "HKD", "nz": "NZD", "nzd": "NZD", "s": "SGD", "sgd": "SGD", "nt": "TWD", "r": "BRL", "mex": "MXN",
    "mx": "MXN", "mxn": "MXN", "n": "NAD", "j": "JMD",
}  # fmt: skip
SPACED = frozenset(("c",))  # of these the ones that stand apart from the sign: c $ 1.34
# codes that are English words in capitals too: read before a figure only where they cannot be one
WORDLIKE = frozenset(("ALL", "TOP", "CUP", "MOP", "PEN", "TRY", "MAD", "SOS", "GEL", "LAK", "RON", "BAM"))
PERCENT = frozenset(("%", "％"))
PER_MILLE = frozenset(("‰",))

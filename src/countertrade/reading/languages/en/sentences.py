"""Where English sentences end: abbreviations before a stop that ends none, and words that open a sentence."""

from __future__ import annotations

ABBREVIATIONS = frozenset(
    """Mr. Mrs. Ms. Dr. Prof. Sen. Rep. Gov. Gen. Lt. Col. Maj. Sgt. Capt. Adm. Rev. Hon. St. Jr. Sr. Inc. Ltd. Corp. Co. vs. etc. e.g.
    i.e. No. Nos. U.S. U.K. U.N. E.U. D.C. Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. approx. est. cf. al. fig. Fig.
    p. pp. vol. Vol. a.m. p.m. Ave. Blvd. Dept. Univ. Mt. Ph.D. M.D.""".split()
)
STARTERS = frozenset(
    """The A An He She It They We I You This That These Those In On At By For From With After Before But And Or If When While As To Of His
    Her Its Their Our My There Here What Who How Why Where According Also Both Each Some Many Most Such No Not Yet So Then Than Under Since
    Until Once Meanwhile However Moreover Last Next Earlier Later One Two""".split()
)

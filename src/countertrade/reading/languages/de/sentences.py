"""Where German sentences end: abbreviations before a stop that ends none, and words that open a sentence."""

from __future__ import annotations

ABBREVIATIONS = frozenset(
    """z.B. z. B. d.h. d. h. u.a. u. a. o.ä. o. ä. usw. bzw. ca. vgl. evtl. ggf. inkl. exkl. sog. Dr. Prof. Hr. Fr. St. Nr. Art. Abs.
    Str. Mio. Mrd. Tsd. Bio. Jh. Jhd. Jan. Feb. Mär. Apr. Jun. Jul. Aug. Sep. Sept. Okt. Nov. Dez. Mo. Di. Mi. Do. Sa. So. Bd. Hrsg.
    geb. gest. Gen. Ltd. Corp. Inc. Co. Hl. Abb. Kap. Tel. Min. Max. i. e. v. Chr. n. S. Sr. Jr. Dipl.-Ing. Ing. Mag. Rep. Sen. Gov.
    resp. bspw. u.s.w. v. vs. No. zzgl. abzgl. mind. max. min. Std. Sek. jun. sen. Mr. Mrs. Ms. d.Ä. d.J. Lt. Col. Maj. Sgt. röm.
    km/h. einschl. gem. lt. rd. Kfz. Pkw. phil. med. jur. rer. nat. h.c. habil. Priv. Doz. e.V. a. o. b. c. d. D. C. A. D.C. U.S.""".split()
)
# With these a German sentence often begins: after "3." they tell a full stop from an ordinal.
STARTERS = frozenset(
    """Der Die Das Dem Den Des Ein Eine Einer Einem Einen Er Sie Es Wir Ich Man Dies Diese Dieser Dieses Diesem Diesen In Im Am An Auf Aus
    Bei Beim Mit Nach Nun Nur Noch Seit Von Vom Vor Zu Zum Zur Für Gegen Ohne Durch Über Unter Um Als Wenn Weil Da Damit Dabei Dadurch
    Dafür Dagegen Daher Danach Dann Darauf Daraufhin Darüber Davon Dazu Denn Doch Aber Und Oder Auch Allerdings Außerdem Bereits Bis Dort
    Hier Hierbei Heute Gestern Insgesamt Jedoch Jetzt Kein Keine Laut Obwohl So Sein Seine Ihr Ihre Später Trotz Während Was Wer Wie Wo
    Wegen Weiter Weitere Weiterhin Zudem Zuvor Zwar Zwischen Zuletzt Dessen Deren Demnach Etwa Rund Mehr Alle Viele Einige Beide Nachdem""".split()
)

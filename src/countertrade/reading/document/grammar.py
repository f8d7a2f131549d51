"""The closed classes that the analysis of a sentence asks for, as the lexicon has them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grammar:
    """Word sets of one language, lower case; `subordinators` gives the kind of clause that each opens."""

    language: str
    abbreviations: frozenset[str]
    determiners: frozenset[str]
    approximators: frozenset[str]
    measures: frozenset[str]  # lemmas of nouns that count others: "Tonne", "Million"
    scales: frozenset[str]
    of: frozenset[str]
    subordinators: dict[str, str]
    relatives: frozenset[str]
    questions: frozenset[str]
    infinitive_openers: frozenset[str]
    frames: frozenset[str]
    particles: frozenset[str]
    speech: frozenset[str]  # lemmas of the verbs that stand in frames: "…, he said"
    movers: frozenset[str]  # German verbs that form the perfect with "sein"

    @property
    def german(self) -> bool:
        return self.language == "de"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


GERMAN = Grammar(
    language="de",
    abbreviations=_words(
        "z.b. d.h. u.a. bzw. ca. etc. usw. inkl. mio. mrd. tsd. dr. prof. st. nr. vgl. ggf. evtl. sog. abs. art. bd."
        " hrsg. jh. max. min. mind. s. str. tel. vs. zzt. z.t. i.d.r. dipl. ing. gen. hl. jr. sen. aug. sept. okt."
        " nov. dez. jan. feb. mo. di. mi. do. fr. sa. so."
    ),
    determiners=_words(
        "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines dieser diese"
        " dieses diesen diesem jener jene jenes jenen jenem jeder jede jedes jeden jedem mancher manche manchen"
        " welcher welche welches welchen welchem alle allen aller einige einigen einiger mehrere mehreren mehrerer"
        " viele vielen vieler wenige wenigen beide beiden beider mein meine dein deine sein seine seinen seinem seiner"
        " seines ihr ihre ihren ihrem ihrer ihres unser unsere unseren unserem unserer euer eure sämtliche solche"
        " solcher solchen derselbe dieselbe dasselbe"
    ),
    approximators=_words(
        "rund etwa circa ca. knapp gut fast beinahe nahezu mindestens höchstens maximal wenigstens über unter mehr"
        " weniger bis zu als insgesamt ungefähr zirka gerade nur lediglich"
    ),
    measures=_words(
        "Tonne Kilogramm Gramm Liter Barrel Fass Kubikmeter Million Milliarde Billion Tausend Hundert Dutzend Stück"
        " Prozent Hektar Meter Kilometer Menge Zahl Anzahl Reihe Art Paket Container Schiffsladung Ladung Kilo Kilowattstunde"
    ),
    scales=_words("Million Milliarde Billion Tausend Hundert Dutzend Mio. Mrd. Mio Mrd"),
    of=_words("von vom"),
    subordinators={
        **dict.fromkeys(("dass", "daß", "ob"), "complement"),
        **dict.fromkeys(("wenn", "falls", "sofern", "soweit", "sobald", "solange"), "conditional"),
        **dict.fromkeys(("nachdem", "bevor", "ehe", "während", "seit", "seitdem", "bis", "als"), "temporal"),
        **dict.fromkeys(("obwohl", "obgleich", "obschon", "wenngleich", "auch"), "concessive"),
        **dict.fromkeys(("weil", "da", "zumal"), "causal"),
        **dict.fromkeys(("damit", "sodass"), "purpose"),
        **dict.fromkeys(("wie", "indem"), "comparative"),
    },
    relatives=_words(
        "der die das den dem dessen deren denen welcher welche welches welchen welchem was wo woran womit wodurch"
        " wofür wovon worauf wonach"
    ),
    questions=_words(
        "wer wen wem was wo wann warum weshalb wieso wohin woher welche welcher welches wieviel"
    ),
    infinitive_openers=_words("um ohne statt anstatt"),
    frames=_words("so"),
    particles=_words(
        "ab an auf aus bei ein fest fort frei her hin los mit nach nieder vor weg weiter wieder zu zurück zusammen"
        " bereit preis statt teil um durch über unter dar entgegen gegenüber hervor heraus hinaus hinzu voraus vorbei"
        " fest klar nahe offen richtig still bekannt"
    ),
    speech=_words(
        "sagen erklären mitteilen berichten melden schreiben betonen ergänzen meinen behaupten versichern bestätigen"
        " ankündigen warnen fordern glauben vermuten schätzen erläutern hinzufügen zitieren fragen antworten kritisieren"
        " lauten heißen verlauten hinzufügen präzisieren beteuern räumen unterstreichen beklagen"
    ),
    movers=_words(
        "gehen kommen fahren reisen fliegen laufen eintreffen ankommen abreisen fallen steigen sinken wachsen werden"
        " sein bleiben sterben entstehen geschehen passieren gelingen scheitern folgen verschwinden einmarschieren"
        " auftreten ausfallen aussteigen beitreten zurückkehren zurücktreten fliehen flüchten gelangen treten rücken"
    ),
)
ENGLISH = Grammar(
    language="en",
    abbreviations=_words(
        "mr. mrs. ms. dr. prof. gen. col. lt. sgt. capt. maj. adm. sen. rep. gov. st. jr. sr. inc. ltd. co. corp. no."
        " vs. etc. e.g. i.e. approx. jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. est. fig. vol. pp."
        " rev. hon. u.s. u.k. u.n. a.m. p.m. mt. ft."
    ),
    determiners=_words(
        "the a an this that these those some any no every each all both many much most more several few another other"
        " such what which whose my your his her its our their half either neither enough"
    ),
    approximators=_words(
        "about around roughly some nearly almost approximately over under more less than at least most up to only just"
        " well fully exactly fewer barely close"
    ),
    measures=_words(
        "ton tonne kilogram kilo gram litre liter barrel million billion trillion thousand hundred dozen percent per"
        " hectare acre metre meter mile number pair series lot amount kind type batch shipment package container"
    ),
    scales=_words("million billion trillion thousand hundred dozen"),
    of=_words("of"),
    subordinators={
        **dict.fromkeys(("that", "whether", "how"), "complement"),
        **dict.fromkeys(("if", "unless", "provided"), "conditional"),
        **dict.fromkeys(
            ("when", "while", "after", "before", "since", "until", "once", "whenever", "till"), "temporal"
        ),
        **dict.fromkeys(("although", "though", "whereas", "albeit"), "concessive"),
        **dict.fromkeys(("because", "for"), "causal"),
        **dict.fromkeys(("lest",), "purpose"),
        **dict.fromkeys(("as", "than", "like"), "comparative"),
    },
    relatives=_words("who which whom whose that where"),
    questions=_words("who what when where why how which whom whose"),
    infinitive_openers=_words(""),
    frames=_words(""),
    particles=_words("up out off down over back away in on"),
    speech=_words(
        "say tell add write report explain claim announce argue believe think note state insist warn acknowledge admit"
        " confirm deny suggest estimate conclude predict reckon hope fear recall stress declare point joke quip tweet post"
        " comment observe remark reply respond ask wonder know understand assure reveal testify allege assert contend"
        " maintain concede caution indicate show find mean see hear feel expect"
    ),
    movers=_words(""),
)
GRAMMARS = {"de": GERMAN, "en": ENGLISH}

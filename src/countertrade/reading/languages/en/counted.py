"""English nouns for counted things: singular -> further forms. A regular plural needs no entry."""

NOUNS = {
    "soldier": "soldiers troops troop servicemen serviceman conscripts recruits",
    "fighter": "fighters combatants militiamen",
    "mercenary": "mercenaries",
    "man": "men",
    "woman": "women",
    "person": "people persons inhabitants residents citizens",
    "child": "children",
    "doctor": "doctors physicians medics physician medic",
    "nurse": "nurses",
    "teacher": "teachers",
    "worker": "workers labourers laborers employees staff labourer laborer",
    "sailor": "sailors seamen",
    "police officer": "policemen police",
    "fisherman": "fishermen",
    "adviser": "advisers advisors",
    "shell": "shells rounds projectiles",
    "howitzer": "howitzers",
    "gun": "guns cannons",
    "missile": "missiles",
    "jet": "jets warplanes warplane fighter|jets",
    "aircraft": "aircraft planes airplanes aeroplanes plane",
    "tank": "tanks",
    "armoured vehicle": "armored|vehicles armoured|vehicles",
    "patrol boat": "patrol|boats",
    "ship": "ships freighters",
    "vessel": "vessels",
    "boat": "boats",
    "lorry": "lorries trucks truck",
    "lorry load": "truckloads lorryloads truckload lorry|loads",
    "wagon": "wagons railcars",
    "job": "jobs",
    "death": "deaths fatalities dead",
    "casualty": "casualties",
    "household": "households",
    "sheep": "sheep",
    "head of cattle": "head cattle",
    "factory": "factories",
    "company": "companies firms",
    "country": "countries",
    "city": "cities",
    "battery": "batteries",
    "family": "families",
    "ferry": "ferries",
    "dose": "doses",
    "licence": "licences licenses license",
    "visa": "visas",
    "bus": "buses",
    "time": "times",
    "piece": "pieces",
    "unit": "units",
    "aid worker": "aid|workers",
}
GENERIC = {
    "man": "soldier fighter mercenary worker miner sailor",
    "fighter": "soldier mercenary",
    "gun": "howitzer",
    "vessel": "trawler tanker ship boat",
    "vehicle": "tank lorry armoured|vehicle bus",
    "aircraft": "jet drone helicopter",
    "piece": "",
    "unit": "",
}
# plurals and look-alikes that count nothing when they follow a number
NOT_COUNTED = frozenset(
    "is was has does this its us as his hers yes thus plus minus less across towards besides times always perhaps sometimes january february march april may june july august september october november december mondays tuesdays wednesdays thursdays fridays saturdays sundays according news series needs says means gets goes makes takes gives costs comes percents years months weeks days hours minutes seconds runs lets puts stands sees wants".split()
)
# words that may stand between a number and its noun only as its modifiers end there
STOP = frozenset(
    "of in on at to for from by with and or but that which who whom whose would will could can may might must should shall is are was were be been being has have had do does did not no than as if when while until since because so then there here it he she they we you i a an the this these those his her its their our your per each every ago later earlier after before about around over under more less said says told more".split()
)

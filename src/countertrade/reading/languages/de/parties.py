"""States as German prints them. A row: ISO 3166-1 code | names | adjective stems | people's name stems | capitals and other names for the government."""

ROWS = """
AF|Afghanistan|afghanisch|Afghan|Kabul
AL|Albanien|albanisch|Alban|Tirana
DZ|Algerien|algerisch|Algerier|Algier
AD|Andorra|andorranisch|Andorraner|Andorra la Vella
AO|Angola|angolanisch|Angolaner|Luanda
AG|Antigua und Barbuda|antiguanisch|Antiguaner|Saint John’s
GQ|Äquatorialguinea|äquatorialguineisch|Äquatorialguineer|Malabo
AR|Argentinien|argentinisch|Argentinier|Buenos Aires
AM|Armenien|armenisch|Armenier|Eriwan, Jerewan
AZ|Aserbaidschan|aserbaidschanisch|Aserbaidschaner|Baku
ET|Äthiopien|äthiopisch|Äthiopier|Addis Abeba
AU|Australien|australisch|Australier|Canberra
BS|Bahamas|bahamaisch|Bahamaer|Nassau
BH|Bahrain|bahrainisch|Bahrainer|Manama
BD|Bangladesch, Bangladesh|bangladeschisch|Bangladescher|Dhaka
BB|Barbados|barbadisch|Barbadier|Bridgetown
BY|Belarus, Weißrussland, Belorussland|belarussisch, belarusisch, weißrussisch|Belarusse, Weißrusse|Minsk
BE|Belgien|belgisch|Belgier|Brüssel
BZ|Belize|belizisch|Belizer|Belmopan
BJ|Benin|beninisch|Beniner|Porto-Novo
BT|Bhutan|bhutanisch|Bhutaner|Thimphu
BO|Bolivien|bolivianisch|Bolivianer|La Paz, Sucre
BA|Bosnien-Herzegowina, Bosnien und Herzegowina, Bosnien|bosnisch, bosnisch-herzegowinisch|Bosnier|Sarajevo
BW|Botswana, Botsuana|botswanisch, botsuanisch|Botswaner|Gaborone
BR|Brasilien|brasilianisch|Brasilianer|Brasília, Brasilia
BN|Brunei|bruneiisch|Bruneier|Bandar Seri Begawan
BG|Bulgarien|bulgarisch|Bulgar|Sofia
BF|Burkina Faso|burkinisch|Burkiner|Ouagadougou
BI|Burundi|burundisch|Burundier|Gitega, Bujumbura
CL|Chile|chilenisch|Chilene|Santiago de Chile
CN|China, Volksrepublik China|chinesisch|Chinese|Peking, Beijing
CR|Costa Rica|costa-ricanisch|Costa Ricaner|San José
CI|Elfenbeinküste, Côte d’Ivoire|ivorisch|Ivorer|Yamoussoukro, Abidjan
DK|Dänemark|dänisch|Däne|Kopenhagen
DE|Deutschland, Bundesrepublik|deutsch|Deutsche|Berlin
DJ|Dschibuti|dschibutisch|Dschibutier|
DO|Dominikanische Republik|dominikanisch|Dominikaner|Santo Domingo
EG|Ägypten|ägyptisch|Ägypter|Kairo
EC|Ecuador|ecuadorianisch|Ecuadorianer|Quito
SV|El Salvador|salvadorianisch|Salvadorianer|San Salvador
ER|Eritrea|eritreisch|Eritreer|Asmara
EE|Estland|estnisch|Este|Tallinn
SZ|Eswatini, Swasiland|swasiländisch|Swasi|Mbabane
FJ|Fidschi|fidschianisch|Fidschianer|Suva
FI|Finnland|finnisch|Finne|Helsinki
FR|Frankreich|französisch|Franzose, Französin|Paris, Élysée, Elysée, Élysée-Palast
GA|Gabun|gabunisch|Gabuner|Libreville
GM|Gambia|gambisch|Gambier|Banjul
GE|Georgien|georgisch|Georgier|Tiflis
GH|Ghana|ghanaisch|Ghanaer|Accra
GR|Griechenland|griechisch|Grieche|Athen
GB|Großbritannien, Vereinigtes Königreich, Vereinigten Königreich, England|britisch|Brite|London, Downing Street
GT|Guatemala|guatemaltekisch|Guatemalteke|
GN|Guinea|guineisch|Guineer|Conakry
GW|Guinea-Bissau|guinea-bissauisch||Bissau
GY|Guyana|guyanisch|Guyaner|Georgetown
HT|Haiti|haitianisch|Haitianer|Port-au-Prince
HN|Honduras|honduranisch|Honduraner|Tegucigalpa
IN|Indien|indisch|Inder|Neu-Delhi, Delhi
ID|Indonesien|indonesisch|Indonesier|Jakarta
IQ|Irak|irakisch|Iraker|Bagdad
IR|Iran|iranisch|Iraner|Teheran
IE|Irland|irisch|Ire|Dublin
IS|Island|isländisch|Isländer|Reykjavik, Reykjavík
IL|Israel|israelisch|Israeli|Jerusalem, Tel Aviv
IT|Italien|italienisch|Italiener|Rom
JM|Jamaika|jamaikanisch|Jamaikaner|
JP|Japan|japanisch|Japaner|Tokio
YE|Jemen|jemenitisch|Jemenit|Sanaa
JO|Jordanien|jordanisch|Jordanier|Amman
KH|Kambodscha|kambodschanisch|Kambodschaner|Phnom Penh
CM|Kamerun|kamerunisch|Kameruner|Yaoundé
CA|Kanada|kanadisch|Kanadier|Ottawa
CV|Kap Verde|kapverdisch|Kapverdier|Praia
KZ|Kasachstan|kasachisch|Kasache|Astana
QA|Katar|katarisch|Katarer|Doha
KE|Kenia|kenianisch|Kenianer|Nairobi
KG|Kirgistan, Kirgisistan|kirgisisch|Kirgise|Bischkek
KI|Kiribati|kiribatisch||
CO|Kolumbien|kolumbianisch|Kolumbianer|Bogotá, Bogota
KM|Komoren|komorisch|Komorer|Moroni
CG|Republik Kongo, Kongo-Brazzaville|kongolesisch|Kongolese|Brazzaville
CD|Demokratische Republik Kongo, DR Kongo, Kongo-Kinshasa, Kongo|||Kinshasa
KP|Nordkorea, Demokratische Volksrepublik Korea|nordkoreanisch|Nordkoreaner|Pjöngjang, Pjongjang, Pyongyang
KR|Südkorea, Republik Korea|südkoreanisch|Südkoreaner|Seoul
XK|Kosovo|kosovarisch|Kosovare|Pristina
HR|Kroatien|kroatisch|Kroate|Zagreb
CU|Kuba|kubanisch|Kubaner|Havanna
KW|Kuwait|kuwaitisch|Kuwaiter|
LA|Laos|laotisch|Laote|Vientiane
LS|Lesotho|lesothisch|Lesother|Maseru
LV|Lettland|lettisch|Lette|Riga
LB|Libanon|libanesisch|Libanese|Beirut
LR|Liberia|liberianisch|Liberianer|Monrovia
LY|Libyen|libysch|Libyer|Tripolis
LI|Liechtenstein|liechtensteinisch|Liechtensteiner|Vaduz
LT|Litauen|litauisch|Litauer|Vilnius
LU|Luxemburg|luxemburgisch|Luxemburger|
MG|Madagaskar|madagassisch, madegassisch|Madagasse|Antananarivo
MW|Malawi|malawisch|Malawier|Lilongwe
MY|Malaysia|malaysisch|Malaysier|Kuala Lumpur
MV|Malediven|maledivisch|Malediver|Malé
ML|Mali|malisch|Malier|Bamako
MT|Malta|maltesisch|Malteser|Valletta
MA|Marokko|marokkanisch|Marokkaner|Rabat
MH|Marshallinseln|marshallisch||Majuro
MR|Mauretanien|mauretanisch|Mauretanier|Nouakchott
MU|Mauritius|mauritisch|Mauritier|Port Louis
MX|Mexiko|mexikanisch|Mexikaner|Mexiko-Stadt
FM|Mikronesien|mikronesisch|Mikronesier|
MD|Moldau, Moldawien, Republik Moldau|moldauisch, moldawisch|Moldauer, Moldawier|Chișinău, Chisinau
MC|Monaco|monegassisch|Monegasse|
MN|Mongolei|mongolisch|Mongole|Ulan-Bator, Ulaanbaatar
ME|Montenegro|montenegrinisch|Montenegriner|Podgorica
MZ|Mosambik|mosambikanisch|Mosambikaner|Maputo
MM|Myanmar, Birma, Burma|myanmarisch, birmanisch, burmesisch|Birmane|Naypyidaw, Naypyitaw
NA|Namibia|namibisch|Namibier|Windhoek, Windhuk
NR|Nauru|nauruisch|Nauruer|
NP|Nepal|nepalesisch|Nepalese|Kathmandu
NZ|Neuseeland|neuseeländisch|Neuseeländer|Wellington
NI|Nicaragua|nicaraguanisch|Nicaraguaner|Managua
NL|Niederlande, Niederlanden, Holland|niederländisch, holländisch|Niederländer, Holländer|Den Haag
NE|Niger|nigrisch|Nigrer|Niamey
NG|Nigeria|nigerianisch|Nigerianer|Abuja
MK|Nordmazedonien|nordmazedonisch, mazedonisch|Nordmazedonier|Skopje
NO|Norwegen|norwegisch|Norweger|Oslo
OM|Oman|omanisch|Omaner|Maskat
AT|Österreich|österreichisch|Österreicher|Wien
PK|Pakistan|pakistanisch|Pakistaner|Islamabad
PS|Palästina|palästinensisch|Palästinenser|Ramallah
PA|Panama|panamaisch|Panamaer|Panama-Stadt
PG|Papua-Neuguinea|papua-neuguineisch||Port Moresby
PY|Paraguay|paraguayisch|Paraguayer|Asunción
PE|Peru|peruanisch|Peruaner|Lima
PH|Philippinen|philippinisch|Filipino, Philippiner|Manila
PL|Polen|polnisch|Pole, Polin|Warschau
PT|Portugal|portugiesisch|Portugiese|Lissabon
RW|Ruanda|ruandisch|Ruander|Kigali
RO|Rumänien|rumänisch|Rumäne|Bukarest
RU|Russland, Rußland, Russische Föderation|russisch|Russe|Moskau, Kreml, Moskaus
SB|Salomonen|salomonisch|Salomoner|Honiara
ZM|Sambia|sambisch|Sambier|Lusaka
WS|Samoa|samoanisch|Samoaner|Apia
SA|Saudi-Arabien|saudi-arabisch, saudisch, saudiarabisch|Saudi|Riad
SE|Schweden|schwedisch|Schwede|Stockholm
CH|Schweiz|schweizerisch|Schweizer|Bern
SN|Senegal|senegalesisch|Senegalese|Dakar
RS|Serbien|serbisch|Serbe|Belgrad
SC|Seychellen|seychellisch||Victoria
SL|Sierra Leone|sierra-leonisch|Sierra-Leoner|Freetown
ZW|Simbabwe, Zimbabwe|simbabwisch|Simbabwer|Harare
SG|Singapur|singapurisch|Singapurer|
SK|Slowakei|slowakisch|Slowake|Bratislava, Pressburg
SI|Slowenien|slowenisch|Slowene|Ljubljana, Laibach
SO|Somalia|somalisch|Somalier|Mogadischu
ES|Spanien|spanisch|Spanier|Madrid
LK|Sri Lanka|sri-lankisch, srilankisch|Sri-Lanker|Colombo
ZA|Südafrika|südafrikanisch|Südafrikaner|Pretoria, Kapstadt
SD|Sudan|sudanesisch|Sudanese|Khartum
SS|Südsudan|südsudanesisch|Südsudanese|Juba
SR|Suriname|surinamisch|Surinamer|Paramaribo
SY|Syrien|syrisch|Syrer|Damaskus
TJ|Tadschikistan|tadschikisch|Tadschike|Duschanbe
TW|Taiwan|taiwanisch, taiwanesisch|Taiwaner|Taipeh
TZ|Tansania|tansanisch|Tansanier|Dodoma, Daressalam
TH|Thailand|thailändisch|Thailänder|Bangkok
TL|Osttimor, Timor-Leste|osttimoresisch|Osttimorese|Dili
TG|Togo|togoisch|Togoer|Lomé
TO|Tonga|tongaisch|Tongaer|
TT|Trinidad und Tobago|||Port of Spain
TD|Tschad|tschadisch|Tschader|N’Djamena
CZ|Tschechien, Tschechische Republik|tschechisch|Tscheche|Prag
TN|Tunesien|tunesisch|Tunesier|Tunis
TR|Türkei|türkisch|Türke|Ankara
TM|Turkmenistan|turkmenisch|Turkmene|Aschgabat
TV|Tuvalu|tuvaluisch||
UG|Uganda|ugandisch|Ugander|Kampala
UA|Ukraine|ukrainisch|Ukrainer|Kiew, Kyjiw, Kyiv
HU|Ungarn|ungarisch|Ungar|Budapest
UY|Uruguay|uruguayisch|Uruguayer|Montevideo
UZ|Usbekistan|usbekisch|Usbeke|Taschkent
VU|Vanuatu|vanuatuisch||Port Vila
VA|Vatikan|vatikanisch||Heiliger Stuhl
VE|Venezuela|venezolanisch|Venezolaner|Caracas
AE|Vereinigte Arabische Emirate, Vereinigten Arabischen Emirate, Vereinigten Arabischen Emiraten, Emirate, Emiraten|emiratisch|Emirater|Abu Dhabi
US|USA, US, Vereinigte Staaten, Vereinigten Staaten, Amerika|amerikanisch, us-amerikanisch|Amerikaner, US-Amerikaner|Washington, Weißes Haus, Weißen Haus, Pentagon
VN|Vietnam|vietnamesisch|Vietnamese|Hanoi
CF|Zentralafrikanische Republik, Zentralafrikanischen Republik|zentralafrikanisch|Zentralafrikaner|Bangui
CY|Zypern|zyprisch|Zyprer|Nikosia
EU|Europäische Union, Europäischen Union, EU|europäisch||
"""

"""States as English prints them. A row: ISO 3166-1 code | names | adjectives | peoples' names in the singular | capitals and other names for the government."""

ROWS = """
AF|Afghanistan|Afghan|Afghan|Kabul
AL|Albania|Albanian|Albanian|Tirana
DZ|Algeria|Algerian|Algerian|Algiers
AD|Andorra|Andorran|Andorran|
AO|Angola|Angolan|Angolan|Luanda
AG|Antigua and Barbuda|Antiguan|Antiguan|
GQ|Equatorial Guinea|Equatorial Guinean|Equatorial Guinean|Malabo
AR|Argentina|Argentine, Argentinian|Argentine, Argentinian|Buenos Aires
AM|Armenia|Armenian|Armenian|Yerevan
AZ|Azerbaijan|Azerbaijani, Azeri|Azerbaijani, Azeri|Baku
ET|Ethiopia|Ethiopian|Ethiopian|Addis Ababa
AU|Australia|Australian|Australian|Canberra
BS|Bahamas|Bahamian|Bahamian|Nassau
BH|Bahrain|Bahraini|Bahraini|Manama
BD|Bangladesh|Bangladeshi|Bangladeshi|Dhaka
BB|Barbados|Barbadian|Barbadian|Bridgetown
BY|Belarus|Belarusian, Belarussian|Belarusian|Minsk
BE|Belgium|Belgian|Belgian|Brussels
BZ|Belize|Belizean|Belizean|Belmopan
BJ|Benin|Beninese|Beninese|Porto-Novo
BT|Bhutan|Bhutanese|Bhutanese|Thimphu
BO|Bolivia|Bolivian|Bolivian|La Paz, Sucre
BA|Bosnia and Herzegovina, Bosnia-Herzegovina, Bosnia|Bosnian|Bosnian|Sarajevo
BW|Botswana|Botswanan|Batswana|Gaborone
BR|Brazil|Brazilian|Brazilian|Brasília, Brasilia
BN|Brunei|Bruneian|Bruneian|
BG|Bulgaria|Bulgarian|Bulgarian|Sofia
BF|Burkina Faso|Burkinabe, Burkinabè|Burkinabe|Ouagadougou
BI|Burundi|Burundian|Burundian|Gitega, Bujumbura
CL|Chile|Chilean|Chilean|
CN|China, People's Republic of China|Chinese|Chinese|Beijing
CR|Costa Rica|Costa Rican|Costa Rican|San José
CI|Ivory Coast, Côte d'Ivoire, Cote d'Ivoire|Ivorian|Ivorian|Yamoussoukro, Abidjan
DK|Denmark|Danish|Dane|Copenhagen
DE|Germany|German|German|Berlin
DJ|Djibouti|Djiboutian|Djiboutian|
DO|Dominican Republic|Dominican|Dominican|Santo Domingo
EC|Ecuador|Ecuadorian|Ecuadorian|Quito
EG|Egypt|Egyptian|Egyptian|Cairo
SV|El Salvador|Salvadoran|Salvadoran|San Salvador
ER|Eritrea|Eritrean|Eritrean|Asmara
EE|Estonia|Estonian|Estonian|Tallinn
SZ|Eswatini, Swaziland|Swazi|Swazi|Mbabane
FJ|Fiji|Fijian|Fijian|Suva
FI|Finland|Finnish|Finn|Helsinki
FR|France|French|Frenchman|Paris, Élysée, Elysée
GA|Gabon|Gabonese|Gabonese|Libreville
GM|Gambia|Gambian|Gambian|Banjul
GE|Georgia|Georgian|Georgian|Tbilisi
GH|Ghana|Ghanaian|Ghanaian|Accra
GR|Greece|Greek|Greek|Athens
GB|Britain, Great Britain, United Kingdom, UK, England|British|Briton|London, Downing Street, Whitehall
GT|Guatemala|Guatemalan|Guatemalan|
GN|Guinea|Guinean|Guinean|Conakry
GW|Guinea-Bissau|||Bissau
GY|Guyana|Guyanese|Guyanese|Georgetown
HT|Haiti|Haitian|Haitian|Port-au-Prince
HN|Honduras|Honduran|Honduran|Tegucigalpa
IN|India|Indian|Indian|New Delhi, Delhi
ID|Indonesia|Indonesian|Indonesian|Jakarta
IQ|Iraq|Iraqi|Iraqi|Baghdad
IR|Iran|Iranian|Iranian|Tehran
IE|Ireland|Irish|Irishman|Dublin
IS|Iceland|Icelandic|Icelander|Reykjavik
IL|Israel|Israeli|Israeli|Jerusalem, Tel Aviv
IT|Italy|Italian|Italian|Rome
JM|Jamaica|Jamaican|Jamaican|
JP|Japan|Japanese|Japanese|Tokyo
YE|Yemen|Yemeni|Yemeni|Sanaa, Sana'a
JO|Jordan|Jordanian|Jordanian|Amman
KH|Cambodia|Cambodian|Cambodian|Phnom Penh
CM|Cameroon|Cameroonian|Cameroonian|Yaoundé, Yaounde
CA|Canada|Canadian|Canadian|Ottawa
CV|Cape Verde, Cabo Verde|Cape Verdean|Cape Verdean|Praia
KZ|Kazakhstan|Kazakh, Kazakhstani|Kazakh|Astana
QA|Qatar|Qatari|Qatari|Doha
KE|Kenya|Kenyan|Kenyan|Nairobi
KG|Kyrgyzstan|Kyrgyz|Kyrgyz|Bishkek
KI|Kiribati|||
CO|Colombia|Colombian|Colombian|Bogotá, Bogota
KM|Comoros|Comorian|Comorian|Moroni
CG|Republic of Congo, Congo-Brazzaville|||Brazzaville
CD|Democratic Republic of Congo, Democratic Republic of the Congo, DR Congo, DRC, Congo|Congolese|Congolese|Kinshasa
KP|North Korea, DPRK, the North|North Korean|North Korean|Pyongyang
KR|South Korea, Republic of Korea, the South|South Korean|South Korean|Seoul
XK|Kosovo|Kosovar|Kosovar|Pristina
HR|Croatia|Croatian|Croat|Zagreb
CU|Cuba|Cuban|Cuban|Havana
KW|Kuwait|Kuwaiti|Kuwaiti|
LA|Laos|Laotian, Lao|Laotian|Vientiane
LS|Lesotho|||Maseru
LV|Latvia|Latvian|Latvian|Riga
LB|Lebanon|Lebanese|Lebanese|Beirut
LR|Liberia|Liberian|Liberian|Monrovia
LY|Libya|Libyan|Libyan|Tripoli
LI|Liechtenstein|||Vaduz
LT|Lithuania|Lithuanian|Lithuanian|Vilnius
LU|Luxembourg|Luxembourgish||
MG|Madagascar|Malagasy, Madagascan|Malagasy|Antananarivo
MW|Malawi|Malawian|Malawian|Lilongwe
MY|Malaysia|Malaysian|Malaysian|Kuala Lumpur
MV|Maldives|Maldivian|Maldivian|Malé
ML|Mali|Malian|Malian|Bamako
MT|Malta|Maltese|Maltese|Valletta
MA|Morocco|Moroccan|Moroccan|Rabat
MH|Marshall Islands|Marshallese|Marshallese|Majuro
MR|Mauritania|Mauritanian|Mauritanian|Nouakchott
MU|Mauritius|Mauritian|Mauritian|Port Louis
MX|Mexico|Mexican|Mexican|Mexico City
FM|Micronesia|Micronesian|Micronesian|
MD|Moldova|Moldovan|Moldovan|Chisinau, Chișinău
MC|Monaco|Monegasque|Monegasque|
MN|Mongolia|Mongolian|Mongolian|Ulaanbaatar, Ulan Bator
ME|Montenegro|Montenegrin|Montenegrin|Podgorica
MZ|Mozambique|Mozambican|Mozambican|Maputo
MM|Myanmar, Burma|Burmese|Burmese|Naypyidaw, Naypyitaw
NA|Namibia|Namibian|Namibian|Windhoek
NR|Nauru|Nauruan|Nauruan|
NP|Nepal|Nepalese, Nepali|Nepali|Kathmandu
NZ|New Zealand|||Wellington
NI|Nicaragua|Nicaraguan|Nicaraguan|Managua
NL|Netherlands, Holland|Dutch|Dutchman|The Hague
NE|Niger|Nigerien|Nigerien|Niamey
NG|Nigeria|Nigerian|Nigerian|Abuja
MK|North Macedonia|Macedonian|Macedonian|Skopje
NO|Norway|Norwegian|Norwegian|Oslo
OM|Oman|Omani|Omani|Muscat
AT|Austria|Austrian|Austrian|Vienna
PK|Pakistan|Pakistani|Pakistani|Islamabad
PS|Palestine|Palestinian|Palestinian|Ramallah
PA|Panama|Panamanian|Panamanian|
PG|Papua New Guinea|||Port Moresby
PY|Paraguay|Paraguayan|Paraguayan|Asunción, Asuncion
PE|Peru|Peruvian|Peruvian|Lima
PH|Philippines|Philippine, Filipino|Filipino|Manila
PL|Poland|Polish|Pole|Warsaw
PT|Portugal|Portuguese|Portuguese|Lisbon
RW|Rwanda|Rwandan|Rwandan|Kigali
RO|Romania|Romanian|Romanian|Bucharest
RU|Russia, Russian Federation|Russian|Russian|Moscow, Kremlin
SB|Solomon Islands|||Honiara
ZM|Zambia|Zambian|Zambian|Lusaka
WS|Samoa|Samoan|Samoan|Apia
SA|Saudi Arabia|Saudi, Saudi Arabian|Saudi|Riyadh
SE|Sweden|Swedish|Swede|Stockholm
CH|Switzerland|Swiss|Swiss|Bern, Berne
SN|Senegal|Senegalese|Senegalese|Dakar
RS|Serbia|Serbian|Serb, Serbian|Belgrade
SC|Seychelles|Seychellois|Seychellois|Victoria
SL|Sierra Leone|Sierra Leonean|Sierra Leonean|Freetown
ZW|Zimbabwe|Zimbabwean|Zimbabwean|Harare
SG|Singapore|Singaporean|Singaporean|
SK|Slovakia|Slovak|Slovak|Bratislava
SI|Slovenia|Slovenian|Slovene|Ljubljana
SO|Somalia|Somali|Somali|Mogadishu
ES|Spain|Spanish|Spaniard|Madrid
LK|Sri Lanka|Sri Lankan|Sri Lankan|Colombo
ZA|South Africa|South African|South African|Pretoria, Cape Town
SD|Sudan|Sudanese|Sudanese|Khartoum
SS|South Sudan|South Sudanese|South Sudanese|Juba
SR|Suriname|Surinamese|Surinamese|Paramaribo
SY|Syria|Syrian|Syrian|Damascus
TJ|Tajikistan|Tajik|Tajik|Dushanbe
TW|Taiwan|Taiwanese|Taiwanese|Taipei
TZ|Tanzania|Tanzanian|Tanzanian|Dodoma, Dar es Salaam
TH|Thailand|Thai|Thai|Bangkok
TL|East Timor, Timor-Leste|East Timorese|East Timorese|Dili
TG|Togo|Togolese|Togolese|Lomé
TO|Tonga|Tongan|Tongan|
TT|Trinidad and Tobago|Trinidadian|Trinidadian|Port of Spain
TD|Chad|Chadian|Chadian|N'Djamena
CZ|Czech Republic, Czechia|Czech|Czech|Prague
TN|Tunisia|Tunisian|Tunisian|Tunis
TR|Turkey, Türkiye|Turkish|Turk|Ankara
TM|Turkmenistan|Turkmen|Turkmen|Ashgabat
TV|Tuvalu|Tuvaluan|Tuvaluan|
UG|Uganda|Ugandan|Ugandan|Kampala
UA|Ukraine|Ukrainian|Ukrainian|Kyiv, Kiev
HU|Hungary|Hungarian|Hungarian|Budapest
UY|Uruguay|Uruguayan|Uruguayan|Montevideo
UZ|Uzbekistan|Uzbek|Uzbek|Tashkent
VU|Vanuatu|||Port Vila
VA|Vatican|||Holy See
VE|Venezuela|Venezuelan|Venezuelan|Caracas
AE|United Arab Emirates, UAE, Emirates|Emirati|Emirati|Abu Dhabi
US|United States, United States of America, US, U.S., USA, America|American|American|Washington, White House, Pentagon
VN|Vietnam|Vietnamese|Vietnamese|Hanoi
CF|Central African Republic|Central African|Central African|Bangui
CY|Cyprus|Cypriot|Cypriot|Nicosia
EU|European Union, EU|European||
"""

"""First names, of the library Faker's forty countries and more: evidence where a word stands where a name would."""

from __future__ import annotations

from normalize.protect.listed import listed_first_names

_MORE_NAMES = """
aarohi aarushi abhinav abhishek abiola abla adaobi adebayo aditi adjoa ailsa aishwarya aisyah akash akhil akiko ali
alok amaka amol analyn anand ananya anastasiya aneurin ang angharad anil anirudh anjana ankit ankita ankur anushka
apoorva archana ariadne arkady arnel arpita arun arvind ashish ashok atul aurelie avital ayanda ayelen ayodele ayumi
azlan babak babatunde barb baz becca becs benny bex bhagya bharat bhavesh bhavna bhuvana bola bongani boon bri
busisiwe cass cassy cate cath cerys chandan chandni chetan chiahao chidi chinwe chioma chipo chitra chrissie chukwu
citlali consuelo courtenay dafydd daisuke damo darshan darya davo daz deb deepa deepak deepika delroy delyth dez
dharmendra dilip dinesh divina dodong ebru efua eira elizabetta eluned erhan esi esme evangelista faisal faizal farai
farooq fatemeh fatimah ffion fi folake francois funmi gabby gaelle ganesan ganesh gayatri gaz geetha gela gennady geok
gethin giorgos gita gopal govind gul gulnara guowei hafiz hala haoran harish harpreet haruto hemalatha hemant hermione
hideko hira hitesh hitomi hock huda hui huong ifan ifeanyi ikenna imtiaz inday inigo itzel izzy jagdish janek jarek
javed jaya jayesh jen jez jhoanna jhun jia jiahao jiayi jiaying jignesh jitendra jo-ann johnno jomar jonno jorg joss
jovelyn jude kailash kalpana kalyani kamala karthik kartik kasia kat kath katya kaveh kavita kavitha keiko keiran kell
kemi kenny ketan ketevan ketut kev kiko kiran kishore kolya kostas kunal kwabena kwaku kwok lalit lalita lata lenny
lerato levan liesl ligaya lihua lindiwe liora lluis lorna lourdes lowri luzviminda lyuba lyudmila maddie maddy madhav
madhuri mags maha mahalakshmi mahendra mahesh malathi mandeep manish manisha manju manny manoj maricar marites matteus
matty mayumi meena meenakshi mei meihua meiling mel mensah michiko mikey mikhaela milagros minako mingzhe misha mitch
mitsuko moazzam mohan mohini mohit mostafa mridula mukesh murugan nadeem namrata nandini narendra naresh narges
nasreen nat naveed naveen nayeli neeraj neeta nening nerys ngoc nguyen nic nicholette nida nidhi nigella nikos nilesh
nimish nirmala nitin nkosana nnamdi nneka nokuthula nomsa noraini nurhaliza obi oceane okan oksana oleksandr olumide
oluwaseun olwen olya owain pallavi paresh parisa parth parvathi parvati patrycja peiyu petya phillipa phuong piyush
poonam pradeep prakash prakriti pranali prasad prashant prashanth prateek pratima praveen pravin preeti prerna
priyanka puay puja punam pushpa puteri rach rachna radha rafal raghav raghu raj rajeev rajendra rajesh rajni ramesh
ranjit rasika ravindra reem reena rehana reiko rekha remedios renuka reshma revathi rhodri richa ritika ritu rizal
robbo robertson rocio rodel rohini rohit rommel ronaldo ronny rosalinda rosnah roya roz rubina rudo rukmini rumana
rupa rupesh rutuja sachin saeed sagar sahar saima sal sana sandeep sandhya sangeeta sangeetha sanj sanjana sanjay
santosh sapna sarala saraswathi sarika sathish satish satoshi savita savitri sayed seema segun selvi senthil shabnam
shaheen shahid shaila shalini shanthi shanti shar sharmila sharona shashi shaz shazia shazza shel shilpa shirin shoba
shobha shraddha shruti shufen shweta shyam siddhi siew sipho siyabonga siyu slava smita sneha sobia socorro sofiya soh
sonal sonali srikanth srinivas steph stevie subhash subramaniam subramanian suchitra sudha sudhir sujata sujatha suki
sulaiman suman sumanth sunil sunita supriya surendra suresh sushma swapnil swati swetha syafiq takeshi tamas tamaz
tanmay tanvi tarek tariq tash tatenda tatsuya teck tejas temitope tendai thabo thandi themba thuy tingting titilayo
tolga tomoko trang trish tunde tushar uday ujjwal umesh urmila usha uzma vaibhav vaishali vandana vani varun vasant
vasanthi vasilis vasudha vasya veena venkat venkatesh vidya vijay vijaya vikram vimala vinay vinita vinny vinod viraj
vishal vitaly viv vivek vytas wahid wanting waseem wayan weiming willemijn xiao xiaojie xiaoming xin xiomara xochitl
yamini yaretzi yash yating yelena yevgenia yi yifan ying yogesh yongkang ysabel yuko yuliya yumi yuxuan zanele zaneta
zaza zdenek zeinab zhenya zihan zsofia zubair zul
"""
"""Short forms, and names of India, East Asia and Africa, that the library lacks."""

_LISTED_NO_NAMES = """
a ab abb abdomen add ala alabama alarm alpha als america amin among an angeles anon ante arch arizona ate atlanta
author baby banks beat bed berlin beta big bird boss boston boy brain branch bristol brother brown burr cal can cap
car carry case cash ceil chance chi chin cleveland comfort con conn constant darling day del dell denver dev doc
doctor don't dot early eastern eat echo edit elif else emit era eta even ever fancy fat fate fed fem few fish fisher
fit fleet flint floor florida for forum france french friend gal gas general german girl golden green greet gun gut
guy had hall halley ham hand handy happy harm has hat heart hence hi hill him hip his hit houston how husband i in
indiana innocent ireland is it january job judge just kaiser kick king known lab lady lawyer le lean leg lemma len les
less lex lie lies lim line link linkage little lo loan lone long lot louisiana love lu lucky lump made male man manila
many marshal mass mat math mayo me meal media mega melbourne memphis mentor meta mile mille min mind mine minor
missouri montana mother much muslim my na nail name nan nevada nil north northern nose nout now octave odd off oil old
om on one orange our out pain peace peer peg pen per pill ping pink pol poly pool press price prince princess pro
queen rand raw read reason red rest rib rice ridge river rock roll rome royal run sad said santa sat sea see semen sep
server set shade sick side sim simple sing single sir sister sit six skin sleep so soft sole son song sore south
southern spring star still stone stop storm sun sunday surgeon sys tab tad take tan tap tea team tell ten tennessee
texas the then theta thin this tics ties til tilde till time tin tiny to toe tone too total toy trace tre treat tri
true tumor two ty una unique unknown uno us use valencia valid valves van vander vein venice ver versa very vice
victim von wait want was we week well wellington west western what when who wife wolf woman word worth year yes yoga
york you young zeta
"""
"""First names of some country that in English are another word nearly always."""

FIRST_NAMES = (listed_first_names() | frozenset(_MORE_NAMES.split())) - frozenset(_LISTED_NO_NAMES.split())
"""The first names written in Latin letters, in lower case."""


def is_first_name(word: str) -> bool:
    """Tell whether a word, whatever its case, is somebody's first name; many are words of prose as well.

    >>> is_first_name("Theo"), is_first_name("MAY"), is_first_name("Doctor")
    (True, True, False)
    """
    return word.lower() in FIRST_NAMES

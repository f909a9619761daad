"""First names that are common in English, and in the languages of those who write English pages."""

from __future__ import annotations

_FIRST_NAMES = """
aaron abby abdul abigail ada adam adele adrian adriana agnes ahmed aiden aileen aimee aisha akash akiko alan alana
alastair albert alejandro alex alexa alexander alexandra alexis alfred ali alice alicia alina alison alistair allan
allen allison alma alyssa amanda amelia amina amir amit amy ana anand anastasia andre andrea andreas andrew andy anette
angela angelica angelina angie anika anil anita anja ann anna annabel anne annette annie anthony anton antonio anya
arjun arlene arthur arturo ashley astrid audrey aurora ayesha barbara barry beatrice beatriz becca becky belinda ben
benjamin bernadette bernard bernice beth bethany betty beverly bianca boris brad bradley brandon brenda brendan brent
brett brian bridget brigitte bruce bryan bryce caitlin callum cameron candice carla carlos carmen carol carole carolina
caroline carolyn carrie cassandra cassie catalina catherine cathy cecilia celia chad chandra chantal charlene charles
charlie charlotte chelsea cheryl chiara chloe chris christa christina christine christopher cindy claire clara clare
clarissa claudia clifford colin colleen connie connor conor constance corinne courtney craig cristina crystal curtis
cynthia dale damian dan dana daniel daniela danielle danny daphne darlene darren dave david deanna debbie deborah debra
deepak deirdre denise dennis derek desmond devon diana diego dina dmitri dolores dominic don donald donna dora doreen
doris dorothy doug douglas duncan dustin dylan ebony ed eddie edgar edith edna eduardo edward edwin eileen elaine
eleanor elena eli elias elisa elisabeth elise elizabeth ellen ellie elliot elsa elsie emily emma enrique eric erica
erik erika erin ernesto esme esther ethan eugene eva evan evelyn faisal farah fatima felicia felicity felix fernanda
fernando fiona florence fran frances francesca francis francisco francois fred freda freddie frederick frida gabriel
gabriela gabrielle gail gareth garry gary gavin gemma geoff george georgia georgina gerald geraldine gerard gilbert
gina giovanni giulia gladys glen glenda glenn gloria gordon graham greg gregory greta guillermo gustavo gwen hannah
hans harold harriet harry harvey hasan hassan hector heidi helen helena helga henrik henry herbert hilary hiroshi holly
howard hugh hugo ian ibrahim ida igor ilona imani imran ingrid ines irene irina isaac isabel isabella isabelle ivan
ivana jackie jackson jacob jacqueline jaime jake jamal james jamie jan jana jane janet janice janine jared jason javier
jayne jean jeanette jeanne jeff jeffrey jen jenna jennifer jenny jeremy jerome jerry jesse jessica jessie jill jim
jimmy jo joan joanna joanne jodie joe joel johan johanna john johnny jon jonas jonathan jordan jorge jose josef joseph
josephine josh joshua joyce juan juanita judith judy julia julian juliana julie juliet justin justine kai kamal karen
karim karin karina karl karla kate katerina katherine kathleen kathryn kathy katie katrina katya kayla keisha keith
kelly kelsey ken kendra kenji kenneth kenny kerry kevin khalid kiara kim kimberly kiran kirsten klaus krista kristen
kristin kristina kurt kyle lakshmi lana lara larry latoya laura lauren laurie lea leah leanne lee leila lena leo leon
leona leonard leslie leticia liam lidia liliana linda lindsay lindsey linh lisa liz lola lois lorena lorenzo loretta
lori lorna lorraine lotte louis louisa louise lucas lucia lucille lucinda lucy luis luisa luke lydia lyn lynda lynn
mabel mackenzie maddie madeleine madison magda maggie mahmoud malcolm malik mandy manuel mara marc marcel marcia marco
marcus margaret margarita maria mariah mariam marian marianne marie marilyn marina mario marion marisa marjorie marlene
marsha marta martha martin martina marvin mary maryam mateo matilda matt matteo matthew maureen maurice max maya megan
meera mehmet mei melanie melinda melissa mercedes meredith mia michael michaela michel michelle miguel mika mike
mikhail mildred mina minh miranda miriam mohamed mohammad mohammed moira molly mona monica monika morgan moses muhammad
muriel myra nadia nadine nancy naomi natalia natalie natasha nathan neha neil nell nia niall nicholas nicola nicolas
nicole nigel nina noah noel nora norma norman odette olaf oleg olga olivia omar oscar otto owen pablo paige pamela
paolo patricia patrick patty paul paula pauline pedro percy peter petra phil philip phillip phoebe pierre piotr polly
prakash preeti prisca priscilla priya rachael rachel rafael rahul raj rajesh ralph ramon randy raquel rashid raul ravi
raymond rebecca regina reinhard renata rené renee rhonda ricardo richard rick ricky rita robert roberta roberto robyn
rodney rodrigo roger roland rolf roman ron ronald ronnie rosa rosalie rosalind rosanna roxanne roy rupert russell ruth
ryan sabine sabrina sadie said sally salma sam samantha samir samuel sandeep sandra sanjay santiago sara sarah sasha
saskia scott sean sebastian selena serena sergei sergio shannon sharon shaun shawn sheila shelley sherry shirley sid
silvia simon simona sofia sofie sonia sonja sophia sophie stacey stacy stan stanley stefan stefanie stella stephanie
stephen steve steven stewart stuart sunil sunita susan susanna susanne susie suzanne sven svetlana sylvia tamara tammy
tanya tara tatiana ted teresa terrence terri terry tess theo theodore theresa thomas tiffany tim timothy tina tobias
todd tom tommy toni tony tracey tracy trevor tricia trish trisha ulrich uma ursula usha valentina valerie vanessa vera
veronica vicky victor victoria vijay vikram vincent viola virginia vivian vivienne vladimir walter wanda warren wayne
wendy wendell werner wilfred wilhelm william wilma winston xavier yan yasmine yolanda yosef yuki yuko yuri yusuf yvette
yvonne zach zachary zara zoe xiaoming xiaojie wei ming ying jing mei-ling mingzhe yating jiahao aarav aditi aditya
agata agnieszka aidan ailsa aine aino aisling aiyana alba alec alejandra aleksandr alena alessandra alessandro alessia
alexandre alexei alfonso alfredo alison alix alondra alvaro alvin alyssia amal amara amelie amparo amrita anabel anais
anastasiya anders andrei andrej andrzej aneta angelika angelo angus anika anita anja anneke anneliese annika annemarie
anouk ansel antje antoine antonella antonina anusha anushka aoife apolline araceli archana archie ariadne ariana ariel
arif armando arnaud arne arnold aron arpita arturo arun arvind asif asma astrid asuka aurelie aurelien ava avery avital
axel ayaan aylin ayumi azra babak bart bartek bastian beata bea benedict benedikt benoit berit bernardo bernd bertha
bettina bhavna bilal billy birgit bjorn blair blake blanca bob bobby bogdan bonnie boris brandi brandy brenna briana
brianna britney brittany bronagh bronwen bronwyn bruno brynn burak caleb camila camille candace carina carly carrie
carter casey caspar cate cathal catherina cathleen catriona cecile cecily celeste celine cesar chandni chanel charmaine
chetan chiamaka chidi chinwe chioma chitra chrissy christelle christiane christie christoph christophe christy ciara
cillian claude claudette clement cleo clint clive clodagh cody colette concetta conrad consuelo cora cordelia corey
corina cormac cornelia cory cosima courtenay cristian cristobal cyril dafydd dagmar daisuke damien damon danica danilo
dara daria darius darragh darryl darya dave davide deb deborah declan deena dee delia delphine demetrius denis denisa
deniz derrick devika dexter dhruv diane didier dieter dilip dimitri dionne divya dolly domenico dominik dominika
dominique dorian dorit dorota doug drew duane dwayne ebru ekaterina elaina eleni elif elin elina elisabetta elizabetta
elke elle elodie eloise elvira emanuel emil emilia emiliano emilie emilio emin emmanuel emre enid enzo eoin erhan erich
erick erin erwin esperanza estelle esteban ethel etienne eunice eva-maria evangeline eve ewa fabian fabienne fabio
faith farhan farida fatemeh fatma fay faye federica federico ferdinand finn fionnuala flora floriane florian florin
franca francine franco franziska fraser frederic frederik friedrich gabi gaelle ganesh gareth gaurav gauri gavin
genevieve georg georges georgie gerda gerhard germaine giada gianluca gianna gideon gilda gilles gillian giorgio
giorgos giuseppe goran gottfried grainne greta gretchen grzegorz guadalupe gudrun guido gul gulnara gunnar gunther
gustav hadley haley halima hamish hamza hana haruka haruto harpreet hayden hayley hazel heike helene helmut hema
hendrik henri herman hermann hermione hideko hilda hitomi horst hubert huda hugues hussein ida ieva iker ilaria ilse
imelda imogen indira ines ingo ingeborg inge inigo iolanda iona irena irfan irina irma isadora ishaan ishita isla
ismail istvan ivo iwona izabela jaan jaana jacinta jacques jadwiga jagdish jakob jakub jana janek janelle janette
janina jarek jaroslav jasmin jasmine jasper javed jaya jayden jayesh jean-luc jean-pierre jeannette jeannie jelena
jemima jenifer jenni jennie jeroen jerzy jesus jo-ann joachim joaquin jocelyn jody johann johannes johnathan jolanta
jolene jorg josefina josephina josie joss jovana jozef juana juergen jukka julien juliette julio julius jun jurgen
justyna jutta jyoti kacper kaitlin kaitlyn kalpana kamil kamila kareem karolina kasia katarina katarzyna katelyn kathi
kathrin katja katrin kaveh kavita kavitha kayleigh kazuo keiko keiran kelechi kenan kendall kenya keri khadija kieran
kinga kirk kirstin kirsty klara kofi konrad konstantin kornelia kostas krishna kristian kristine kristof krystyna
krzysztof kumar kunal kwame lachlan ladislav lance latisha laszlo laurence laurent lauri lavanya leandra leandro leanna
leigh leila lenka leonardo leonie leonora leopold leyla lian liana libby liesl lili lilian lilla lilli lillian liora
lisbeth lise lizzie lizzy lluis logan lorelei loretta lorie lorin lotta lou louella luana luca luciana lucien luciano
ludmila ludovic luigi lukas lukasz lupita luz lydie lynette lyudmila macarena maciej maddison mads mae maeve magali
magdalena magnus mahesh mai maia maike maira maja malak malgorzata malin mallory mandeep manfred manish manisha manju
manoj manon manuela marcela marcin marcy marek margaux margit margot margret mariana marianna maribel marija marika
marilou mario marisol marit marius mariusz marko markus marlena marlon maryann maryanne marzena masako mason mateusz
mathew mathias mathieu mathilde matteus matthias matthieu mattias mauricio mauro maxim maxime maximilian mayumi mehdi
meike meena meghan melina melvin merethe meryem michaela michal michele micheline michiko mieke miguel mihai mikael
mikel mikhaela milan milena millie mimi minako mindy mirela mireille mirjam miroslav misha mitchell mitsuko moazzam
mohan mohit moritz mukesh mustafa myrna nabila nadine nadja nael naomi narges nasreen natalya nathalie nawal nayara
neeraj neeta nelly nerea nessa neville ngozi niamh nicholette nicki nicky nico nicoletta nicolette nida nigella nikhil
niki nikita nikola nikolai nikolaos nikos nils nimish nisha nita nitin noelle noemi nomsa noor norbert noreen nuno
nuria nurul obinna oceane octavia odile oisin okan oksana oleksandr olena oliver olivier omer ondrej oriana orla
orlaith orna osman otilia owain padma padraig paloma pamella paola parisa parvati pascal pascale pat patrice patricio
patrik patrycja paulette paulina paulo pavel pavol pawel pearl penelope perla petar petr philippa philippe phillipa
phyllis pilar pippa pooja poonam prakriti pranav prasad prashant pratima preston prudence puja punam puteri rachid
radek radhika rafaela rafal raisa rajeev rajendra rajni raluca ramesh ramona randall rani ranjit rasmus raquel rashida
rasika reece reena reggie reginald reiko remi renata renato rene reshma reza rhea rhiannon rhys riccardo richa richie
rikki ritika riya robbie robertson rocio rodolfo rohan rohini rohit roisin rolando romain romana romy rory rosalba
rosario rosemarie rosie ross rowan roya roz rubina rudolf rudy rumana rupa ruta ruthie saad sabina sachin saeed safiya
sahar sakura salim salman salvador salvatore sami samina sanaa sandhya sandrine sandro sanja santosh saoirse sapna sari
sarita satoshi saul savita sayed seamus selina selma semra seth severine shabnam shahid shaila shakira shalini shana
shane shania shanti shari sharmila sharona shauna shawna shayla sheena shelby sheldon sherri sherrie sheryl shilpa
shirin shivani shona shreya shruti shyam siddharth siegfried sierra sigrid silja silke silvana silvie simone sinead
siobhan skye slavica snezana sofiya solange solveig sondra soraya soren spencer srinivas stacie stanislav stavros
steffen steffi stephan stephane steph stewart stig sudha sujata suki sulaiman suman sunita suresh sushma suzan suzanna
suzette suzie svenja swati sybil sylvie tabitha tadeusz taha taina takeshi talia tamar tamas tamika tania tanisha tanja
tarek tariq taryn tasha tatsuya tatyana teodora teresita terence tereza tess tessa thandi thea thelma theodora thierry
thi thomasina tia tiago tibor tilda timo tobin tolga tomas tomasz tomoko tonya torsten tove tova toya tremaine tristan
trudy tuan tyrone ula ulf ulrike umar umesh ursula uwe vaishali valeria valentin valentina vanya varsha vasile vasilis
veena velma venkat vera verena vesna vicente vicki vidya vijaya vilma vinay vinod violeta virginie vishal viv viviana
vlad vytas wahid wanjiru waseem wassim wenche wendi wilfried wilhelmina willa willemijn willie winnie wojciech wolfgang
xenia ximena yael yannick yara yasemin yasmeen yasmina yelena yesenia yevgenia yoko yolande yoshiko youssef ysabel
yulia yuliya yumi yvon zahra zainab zaneta zbigniew zdenek zeinab zelda zeynep zita zofia zoltan zora zsofia zuzana
"""

FIRST_NAMES = frozenset(_FIRST_NAMES.split())
"""In lower case; no more than evidence, where a word stands where a name would."""

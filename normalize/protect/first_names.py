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
yvonne zach zachary zara zoe xiaoming xiaojie wei ming ying jing mei-ling mingzhe yating jiahao
"""

FIRST_NAMES = frozenset(_FIRST_NAMES.split())
"""In lower case; no more than evidence, where a word stands where a name would."""

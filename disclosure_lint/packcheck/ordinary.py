"""Everyday words that a name must not be: a draft is full of them, in any case.

Names are searched for without regard to capitals, so a brand called Advance would be
found in every second release. The list need not be whole: it holds the words that
companies and brands have been called by, and those that releases use all the time.
"""

from __future__ import annotations

_WORDS = """
able about above accept access according account across act action active activity add address
advance advanced adverse after again against age agent agree agreement aim alert align all alliance
allow almost alone alpha also alternate always amber amelie among amount anchor angel another any
apex apply approach approval approve april arc area around arrow article ascend ascent aspire
assets atlas august aurora author award balance bank base basic basis beacon become before begin
being believe benefit best beta better beyond big biologics biology biopharma bioscience biotech
black block blood blue board body bold bond book both brand breakthrough bridge bright bring broad
build business call can cancer candidate capital care careful carry case cash catalyst cause cell
center central centre certain chair challenge chance change character charge chart chief child
china choice choose circle clarity class clear clinic clinical close cloud coast code collect
combine come commit common community company compass complete compound concern condition confirm
connect consider constant continue control convert core corner correct cost could country course
cover create credit cross crown crystal current curve cycle daily data date day deal december
decide decision deep define delay deliver delta depend describe design detail determine develop
development different digital direct director disease distance do doctor dose double down draft
draw dream drive drug dual due during each eagle early earth ease east easy echo edge effect
efficacy either element elevate eli embrace emerge empower enable end endure energy engage enhance
enjoy enlist enough ensure enter entire epic equal equity essence establish estimate eve even event
ever everest every evidence evolve example excel exchange execute exhibit expand expect expert
explore express extend eye face fact factor fair faith fall family far fast favor february feel few
field figure file final find fine finish fire firm first fit five fix flag flow focus follow food
force form formula forte fortune forward found foundation four free freedom fresh friend from
frontier full function fund further future gain game gate gather gene general generation genesis
genuine get giant give global go goal gold good grace grand grant gravity great green ground
group grow growth guard guide half hand happen harbor hard harmony have head health hear heart help
herald hero high hold home honest hope horizon hour house human icon idea ideal identify image
imagine impact import improve include income increase indicate industry infinity influence inform
initial initiate innocent innovation inside insight inspire instead integrity intend interest
into invest investor irene iris issue item january jewel join journey joy july june just keep key
kind king know lab lancet land large last late later launch law lead leader league learn least
leave legacy legend lens less letter level liberty life lift light like lilly limit line link
liquid list little live local logic long look lot lotus love low loyal lucky luna luxury made
magic magnet main major make manage mantra march mark market master match material matter maximum
may mean measure medical medicine meet member memory merck mercury merit message method middle
might milestone mind minor mint mirror mission mobile model moment momentum monarch money month
moon more most motion move much must name nation native natural nature near need never new next
night noble north note nothing notice nova novel november now number object observe ocean october
of offer office often olive omega on once one only onset open operate opinion optimal option
orbit order organic origin other our out over own pace pact page panel paper parallel parent part
partner party passage past patent path patient pay peak pearl people perfect perform performance
perhaps period person phase phoenix physician pilot pine pioneer pipeline place plan plane planet
plant platform play please plus point polaris polar policy population portal position positive
possible power practice precise prefer premier premium prepare present press price pride primary
prime principle prior priority private prize probe process produce product profile profit program
progress promise promote proof property protect protocol proud prove provide public pulse pure
purpose push quality quantum quarter quest question quick quiet quite radiant radius raise range
rapid rate rather ray reach read ready real really reason receive recent recognise record red
reduce refer region relate release reliance rely remain remember remove renew repeat report
represent request require rescue research resolve resource respond response rest result return
reveal review right ring rise risk river road robust rock role roof room root rose round
royal rule run sage salt same sapphire save say scale science scope score sea search season second
secure see seek seem select sense sentinel september serene series serve service set seven several
shape share shield shift shine short should show side sign signal silver similar simple since
single site six size sky small smart social solar sole solid solution some song soon soul sound
source south space spark special spectrum speed spirit spring square stable staff stage stand
standard star start state statement station stay steady stem step still stock stop story strategy
stream strength strike strong structure study style subject success such suggest summer summit sun
supply support sure surge surface swift symbol system table take talent talk target task team tell
ten term test than that the then theory therapy there these they thing think third this those
though three thrive through time title today together tool top torch total touch toward tower town
track trade tradition train transform transition travel treat treatment trial tribute trinity true
trust truth try turn twin two type under understand union unique unit unite unity universe until up
upon use usual valid valley value vanguard vantage various vector venture verge verify version very
vibrant view vigor virtue vision vital vivid voice volume voyage wait walk want watch water wave
way wealth week welcome well west what wheel when where which while white who whole why wide will
win wind window wing winter wisdom wise with within without wonder word work world would write
year yes yield you young your youth zenith zero zone
"""
ORDINARY = frozenset(_WORDS.split())

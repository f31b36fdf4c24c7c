"""Invented reports about an invented fire, as a wire writes them and as others rewrite them."""

WIRE = """BRENWICK (VPA) – A fire destroyed the old tannery in the harbour quarter of Brenwick on Friday night,
killing four people and leaving more than sixty homeless, the fire brigade said.

The blaze broke out shortly before midnight in a workshop on the ground floor and spread through the wooden staircase to
the flats above, brigade commander Ilse Morrow told reporters at the scene.

“We got out everyone we could reach, but the staircase was gone when our first engine arrived,” Morrow said.

Residents had complained for years about blocked exits and faulty wiring in the building, which belongs to a company
registered in Tarsk. Its director, Pavel Undt, could not be reached on Saturday.

“A house like this is a chimney with beds in it,” said Corin Hask, who teaches fire safety at the University of
Brenwick.

The city opened a school gymnasium for the homeless and asked for blankets and warm clothes. Mayor Dela Strand will
visit the quarter on Sunday.
"""

SHORTENED = """Four dead in tannery fire

A fire destroyed the old tannery in the harbour quarter of Brenwick on Friday night, killing four people and leaving
more than sixty homeless, the fire brigade said.

The blaze broke out shortly before midnight in a workshop on the ground floor and spread through the wooden staircase to
the flats above, brigade commander Ilse Morrow told reporters at the scene. – VPA
"""

REWORDED = """Mayor to visit burned quarter

Four people died and over sixty lost their homes when flames consumed the old tannery in Brenwick's harbour quarter on
Friday night, according to the fire brigade.

Just before midnight the fire started in a ground-floor workshop and climbed the wooden stairs to the apartments above,
commander Ilse Morrow of the brigade told journalists on the spot.

"We got out everyone we could reach, but the staircase was gone when our first engine arrived," she said.

For years residents had complained of faulty wiring and blocked exits in the building, the property of a company that is
registered in Tarsk. Director Pavel Undt was not reachable on Saturday.

A school gymnasium has been opened by the city for the homeless, and blankets and warm clothes are being asked for. On
Sunday Mayor Dela Strand is to visit the quarter, the Valden Press Agency (VPA) reported. Told by VPA reports.
"""

ONE_SIBLING = """The landlord of the burned tannery was warned eleven times, letters kept in a shoe box show.

Marta Quill, who lived on the third floor with two daughters, wrote the first letter in the spring of last year. Nobody
answered. The second went to the town hall, where a clerk stamped it and put it on a pile.

Every tenant of the house paid in cash, on the first of the month, to a man in a grey coat whose name none of them
knew.

On the night of the fire she carried the younger girl over the roof of the bakery while the older one held on to her
belt.

The letters will be handed to the public prosecutor on Tuesday, her lawyer Anton Grebe announced.
"""

OTHER_SIBLING = """Letters in a shoebox prove that the owner of the burnt-down tannery had received eleven warnings.

Marta Quill, resident of the third floor together with two daughters, had written the first letter in spring last year.
No one replied. The second was sent to the town hall; a clerk there stamped it and laid it on a pile.

All tenants of the building paid cash on the first day of each month to a man in a grey coat, whose name was known to
none of them.

In the night of the fire she carried the smaller girl across the bakery's roof while the bigger one clung to her belt.

On Tuesday the letters are to be given to the public prosecutor, announced her lawyer Anton Grebe.
"""

INDEPENDENT = """I was on the quay when the windows of the tannery burst.

People came running in nightshirts, and a baker pulled a ladder from his yard and set it against the wall. Seven of them
climbed down it before it caught fire too, by my count.

“We got out everyone we could reach, but the staircase was gone when our first engine arrived,” Ilse Morrow, the
commander of the fire brigade, said at a briefing on Saturday. She looked as if she had not slept.

By Saturday noon the quarter smelled of wet ash, and four white sheets lay in the yard.
"""

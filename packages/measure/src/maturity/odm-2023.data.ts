/**
 * Open Data Maturity 2023 of data.europa.eu: items with their dimension, indicator and greatest points; the points each
 * of 35 countries got for each item, in the order of the items; printed totals and percentages. Source: data.europa.eu,
 * as collected in github tursics/maturity-report (CC BY 4.0). The answers offered are those that some country gave, with the
 * points it got: what no country answered has no public points and is not taken. “Not applicable” of 10a got full points in
 * six countries and none in Albania; the six count here. 27b has no points.
 */
/** Id, dimension, indicator, greatest points, `answer=points` for each answer; names of answers ours. */
export const items2023 = `
1 policy 1.1 30 yes=30;other=30
2 policy 1.1 30 yes=30;not applicable=30;no=0
3 policy 1.1 10 yes=10;no=0
4 policy 1.1 10 yes=10;not applicable=10;no=0
5 policy 1.1 25 yes=25;no=0
6a policy 1.1 15 yes=15;no=0
6b policy 1.1 15 yes=15;no=0
6c policy 1.1 15 yes=15;no=0
6d policy 1.1 10 yes=10;no=0
7 policy 1.1 15 yes=15;no=0
8 policy 1.1 15 yes=15;no=0
9a policy 1.1 15 yes=15;no=0
9b policy 1.1 10 yes=10;no=0
10a policy 1.1 20 yes=20;not applicable=20;no=0
10b policy 1.1 10 consultations=10;not applicable=10;other measures=5;no=0
10c policy 1.1 15 yes=15;not applicable=15;no=0
11a policy 1.1 15 yes=15;not applicable=15;no=0
12 policy 1.2 30 yes=30;not applicable=30;no=0
14 policy 1.2 20 all=20;not applicable=20;most=15;some=10;no=0
15 policy 1.2 20 all=20;not applicable=20;majority=15;half=10;few=5
16 policy 1.2 20 yes=20;no=0
17a policy 1.2 20 yes=20;no=0
17b policy 1.2 20 yes=20;no=0
18 policy 1.2 20 yes=20;no=0
19 policy 1.2 20 yes=20;no=0
20 policy 1.2 20 yes=20;no=0
21 policy 1.3 20 yes=20;no=0
22a policy 1.3 15 yes=15;no=0
23a policy 1.3 15 yes=15;no=0;don't know=0
23b policy 1.3 15 all=15;majority=12;half=10;few=5
23c policy 1.3 10 increased=10;same=5
24b policy 1.3 10 yes=10;no=0
25a policy 1.3 15 yes=15;no=0
25b policy 1.3 10 yes=10;no=0
25c policy 1.3 10 yes=10;no=0
25d policy 1.3 10 yes=10;no=0
26a policy 1.3 15 yes=15;no=0
26b policy 1.3 10 yes=10;no=0
27a policy 1.3 20 >9=20;6-9=15;3-5=10;1-2=5;no=0
27b policy 1.3 0
28 impact 2.1 10 yes=10;no=0
29 impact 2.1 15 strong=15;limited=5;no=0
30 impact 2.1 20 yes=20;no=0;don't know=0
31 impact 2.1 20 yes=20;no=0;don't know=0
32 impact 2.1 15 yes=15;not applicable=15;no=0
33 impact 2.1 20 yes=20;no=0
34 impact 2.1 30 yes=30;no=0
35 impact 2.1 25 yes=25;no=0;don't know=0
36 impact 2.1 15 yes=15;no=0;don't know=0
37 impact 2.2 40 yes=40;no=0;don't know=0
38 impact 2.2 40 yes=40;no=0;don't know=0
39a impact 2.2 20 yes=20;no=0;don't know=0
39b impact 2.2 10 yes=10;no=0;don't know=0
40 impact 2.3a 20 yes=20;no=0;don't know=0
41 impact 2.3a 15 yes=15;no=0;don't know=0
42 impact 2.3a 15 yes=15;no=0;don't know=0
43 impact 2.3a 15 yes=15;no=0;don't know=0
44 impact 2.3a 15 yes=15;no=0;don't know=0
45 impact 2.3b 20 yes=20;no=0;don't know=0
46 impact 2.3b 15 yes=15;no=0;don't know=0
47 impact 2.3b 15 yes=15;no=0;don't know=0
48 impact 2.3b 15 yes=15;no=0;don't know=0
49 impact 2.3b 15 yes=15;no=0;don't know=0
50 impact 2.3c 20 yes=20;no=0;don't know=0
51 impact 2.3c 15 yes=15;no=0;don't know=0
52 impact 2.3c 15 yes=15;no=0;don't know=0
53 impact 2.3c 15 yes=15;no=0;don't know=0
54 impact 2.3c 15 yes=15;no=0;don't know=0
55 impact 2.3d 20 yes=20;no=0;don't know=0
56 impact 2.3d 20 yes=20;no=0;don't know=0
57 impact 2.3d 20 yes=20;no=0;don't know=0
58 impact 2.3d 20 yes=20;no=0;don't know=0
59 portal 3.1 20 yes=20;no=0
60 portal 3.1 10 yes=10;no=0
61 portal 3.1 10 yes=10;no=0
62a portal 3.1 10 yes=10;no=0
62b portal 3.1 10 yes=10;no=0
63 portal 3.1 10 yes=10;no=0
64 portal 3.1 10 yes=10;no=0
65 portal 3.1 10 yes=10;no=0
66a portal 3.1 10 yes=10;no=0
66b portal 3.1 10 yes=10;no=0
66c portal 3.1 10 yes=10;no=0
67 portal 3.1 10 yes=10;no=0
68 portal 3.1 10 yes=10;no=0
69a portal 3.1 10 yes=10;no=0
69c portal 3.1 10 yes=10;no=0
70a portal 3.1 10 yes=10;no=0
70b portal 3.1 15 all=15;majority=12;half=8;few=4;none=0
71 portal 3.1 10 yes=10;no=0
72 portal 3.1 10 yes=10;no=0
73 portal 3.1 10 yes=10;no=0
74 portal 3.1 10 yes=10;no=0
75 portal 3.1 10 yes=10;no=0
76 portal 3.1 10 yes=10;no=0
77 portal 3.1 20 yes=20;not applicable=20;no=0
78 portal 3.2 10 yes=10;no=0
79 portal 3.2 15 yes=15;no=0
80a portal 3.2 10 yes=10;no=0
80b portal 3.2 10 yes=10;no=0
81a portal 3.2 10 mixed=10;public sector=10;businesses=10;citizens=10;don't know=0
81b portal 3.2 10 entirely=10;partly=5;no=0
82 portal 3.2 10 told=10;don't know=0
84 portal 3.2 10 yes=10;no=0
85 portal 3.2 10 yes=10;no=0
86 portal 3.2 10 told=10;don't know=0
87 portal 3.2 10 told=10;don't know=0
88 portal 3.2 10 yes=10;no=0
89 portal 3.2 10 yes=10;no=0
90a portal 3.2 10 yes=10;no=0
91 portal 3.3 15 all=15;majority=12;half=8;few=0
92a portal 3.3 10 yes or all publish=10;no=0
92b portal 3.3 10 yes or all publish=10;no=0
93b portal 3.3 10 yes=10;not applicable=10;no=0
93c portal 3.3 15 all=15;not applicable=15;majority=12;half=8;few=4;none=0
94a portal 3.3 10 yes=10;no=0
95 portal 3.3 10 yes=10;no=0
96 portal 3.3 10 yes=10;no=0
97 portal 3.3 10 yes=10;no=0
98 portal 3.4 30 yes=30;no=0
99 portal 3.4 10 yes=10;no=0
100 portal 3.4 10 yes=10;no=0
101 portal 3.4 15 yes=15;no=0
102 portal 3.4 10 yes=10;no=0
103 portal 3.4 10 yes=10;no=0
104a portal 3.4 15 yes=15;no=0
104c portal 3.4 10 yes=10;no=0
105a portal 3.4 15 yes=15;no=0
105b portal 3.4 15 yes=15;no=0
106 quality 4.1 20 yes=20;no=0
107 quality 4.1 20 100%=20;90-99%=18;70-89%=15;50-69%=11;30-49%=6;<30%=0
108 quality 4.1 40 day=40;week=15;month=5;longer or unknown=0
109 quality 4.1 30 all=30;majority=20;half=15;few=5;none=0
110 quality 4.1 20 yes=20;not applicable=20;no=0
111a quality 4.2 20 yes=20;no=0
111b quality 4.2 15 yes=15;no=0
112 quality 4.2 20 yes=20;no=0
113 quality 4.2 10 not applicable=10;no=10;yes=0
114 quality 4.2 10 cc=10;own=10;not applicable=10;no=0
115 quality 4.2 20 >90%=20;71-90%=15;<10%=0
116 quality 4.2 10 increased=10;same=5;decreased=0;don't know=0
117 quality 4.2 10 1-4=10;5-10=5;>10=2;don't know=0
118 quality 4.2 15 yes=15;no=0
119a quality 4.2 15 yes=15;no=0
119b quality 4.2 15 yes=15;no=0
120 quality 4.3 25 yes=25;no=0
121 quality 4.3 25 >90%=25;71-90%=20;31-50%=10;10-30%=5;no priority=0
122a quality 4.3 20 >90%=20;71-90%=17;31-50%=11;10-30%=8;<10%=5;no priority=0
122b quality 4.3 20 >90%=20;71-90%=17;51-70%=14;31-50%=11;10-30%=8;<10%=5;no priority=0
123 quality 4.3 5 yes=5;no=0
124a quality 4.3 25 yes=25;no=0
124b quality 4.3 15 told=15;don't know=0
125a quality 4.3 20 >90%=20;71-90%=17;51-70%=14;31-50%=11;10-30%=8;<10%=5;0%=0
125b quality 4.3 25 >90%=25;71-90%=21;51-70%=17;31-50%=13;10-30%=9;<10%=5;0%=0
126 quality 4.4 15 yes=15;no=0
127 quality 4.4 30 yes=30;no=0
128a quality 4.4 20 >90%=20;71-90%=18;51-70%=15;10-30%=5;<10%=0
128b quality 4.4 25 >90%=25;71-90%=20;51-70%=15;10-30%=5;<10%=0
128c quality 4.4 25 >90%=25;71-90%=20;51-70%=15;31-50%=10;10-30%=5;<10%=0
128d quality 4.4 25 >90%=25;71-90%=20;51-70%=15;31-50%=10;10-30%=5;<10%=0
128e quality 4.4 25 >90%=25;51-70%=15;31-50%=10;10-30%=5;<10%=0
129 quality 4.4 15 yes=15;no=0
`;

export const points2023 = `
AL 30,30,10,0,25,0,15,0,0,0,15,15,10,0,10,15,15,30,20,5,20,20,20,20,20,0,20,15,0,12,5,10,15,0,0,0,15,10,0,,10,5,0,0,15,20,0,0,0,40,0,0,0,0,15,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,20,10,10,10,10,0,0,10,10,0,0,0,0,0,0,0,0,0,0,0,0,10,10,20,10,15,10,0,10,10,10,10,10,10,10,10,10,0,8,10,10,0,0,10,0,10,0,0,0,10,15,0,10,15,10,0,0,20,18,40,20,20,0,0,0,10,0,0,0,0,0,15,0,0,0,0,0,0,0,0,0,0,0,0,0,0,5,0,0,15
AT 30,30,0,10,25,15,15,15,10,15,15,15,10,20,10,15,15,30,20,15,20,20,20,20,20,20,20,15,15,12,10,10,15,10,10,10,15,10,10,,10,15,20,20,15,20,30,25,15,40,40,20,10,0,15,15,15,15,0,15,15,15,15,0,15,15,15,15,20,20,20,20,20,10,10,10,10,10,10,10,10,10,0,10,10,10,10,10,4,10,10,10,10,0,0,20,10,15,10,10,10,10,10,10,10,10,10,10,10,10,12,10,10,10,15,10,10,10,0,30,10,10,15,10,0,15,10,15,15,20,15,15,15,20,20,0,20,10,10,20,10,10,15,15,15,25,25,20,20,0,25,15,20,25,15,30,20,25,25,25,0,15
BA 30,0,0,0,25,0,15,0,0,15,15,15,10,20,10,15,15,0,0,5,0,20,0,0,0,0,0,0,0,5,5,10,0,0,10,0,0,0,0,,0,0,0,0,15,0,0,0,15,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,20,0,15,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,10,0,0,0,0,0,0,0,0,0,10,0,0,0,0,0,0,0,0,0,20,0,0,0,10,10,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0
BE 30,30,0,10,25,0,0,0,10,0,15,15,10,20,0,15,15,30,20,20,20,20,20,20,20,20,20,0,15,12,5,10,15,10,10,10,15,0,10,,10,5,20,0,15,0,0,25,15,40,40,0,0,0,15,15,15,15,0,15,15,15,0,0,15,15,15,0,0,0,0,0,20,10,10,10,10,10,10,10,10,10,0,10,10,10,0,10,8,10,10,10,10,0,0,0,10,15,10,10,10,10,10,10,10,10,10,10,10,0,12,10,10,10,15,10,10,10,0,30,10,10,15,10,0,15,10,15,15,20,20,15,5,0,20,15,20,10,10,15,5,2,15,15,15,25,25,17,5,5,25,15,17,25,0,30,20,25,20,0,0,0
BG 30,30,0,0,25,0,15,15,10,15,0,15,10,20,5,15,15,30,15,5,20,20,20,20,20,20,20,15,15,12,10,10,15,0,0,0,15,10,20,,10,5,20,20,15,20,0,0,15,40,40,20,0,0,15,15,15,15,0,15,15,15,15,0,15,15,15,15,0,0,20,0,20,10,10,10,10,10,10,0,10,10,0,0,10,10,10,10,12,10,0,0,0,10,10,20,10,15,10,10,10,10,10,10,10,10,10,10,10,10,15,10,10,10,15,0,0,0,0,30,10,10,15,10,0,15,10,15,15,0,6,40,15,20,20,0,20,10,10,20,10,10,15,15,15,25,5,5,5,0,0,0,20,13,0,0,20,25,20,25,5,15
CH 30,30,10,10,25,0,15,0,0,15,15,15,10,20,10,15,15,30,20,10,20,20,20,20,20,20,20,15,0,0,0,10,15,10,10,0,15,10,20,,0,5,0,20,15,20,30,0,15,40,40,20,10,0,15,15,15,15,0,15,15,15,15,0,15,15,15,15,0,0,20,20,20,10,10,10,10,10,10,10,0,0,0,10,10,0,0,0,0,0,10,10,10,10,10,20,10,15,10,10,10,10,10,10,10,10,10,10,10,0,8,10,10,10,12,10,0,10,10,30,0,10,15,10,10,15,10,0,0,20,18,40,5,20,20,0,20,0,10,20,5,10,15,15,15,25,25,20,14,5,25,15,20,25,15,30,20,25,15,5,0,15
CY 30,30,10,10,25,15,15,15,10,15,15,15,10,20,5,15,15,30,20,20,20,20,20,20,20,20,20,15,15,15,10,10,15,10,10,10,15,10,15,,10,15,20,20,15,20,30,25,15,40,40,20,10,20,15,15,15,15,20,15,15,15,15,20,15,15,15,15,20,20,20,20,20,10,10,10,10,10,10,10,10,10,10,10,0,10,10,10,8,10,10,10,10,10,10,20,10,15,10,10,10,10,10,10,10,10,10,10,10,10,12,10,10,10,15,10,10,10,0,30,10,10,15,10,0,15,10,15,15,20,0,40,20,0,20,15,20,10,10,20,10,10,15,15,15,25,25,20,20,5,25,15,20,13,15,30,20,25,25,5,0,15
CZ 30,30,10,10,25,15,15,0,10,15,15,15,10,20,5,15,15,30,15,5,20,20,20,20,20,20,20,15,15,15,10,10,15,10,10,10,15,10,20,,10,15,20,20,15,20,30,25,15,40,40,20,10,20,15,15,15,15,20,15,15,15,15,20,15,15,15,15,20,20,20,20,20,10,10,10,10,10,10,10,0,0,0,10,0,10,10,10,4,0,10,0,0,0,0,20,10,0,0,10,10,10,0,0,0,0,0,10,10,0,15,10,10,10,15,10,0,10,10,30,0,10,15,10,10,15,10,15,15,20,18,40,20,20,20,15,20,10,10,20,10,2,15,15,15,25,25,20,20,5,25,15,20,25,15,30,20,25,25,0,0,15
DE 30,30,10,10,25,15,15,0,10,15,15,15,10,20,5,15,15,30,10,15,20,20,20,20,20,20,20,15,15,12,10,10,15,10,10,10,15,0,20,,10,5,20,20,15,20,30,25,15,40,40,20,10,0,15,15,15,15,0,15,15,15,15,0,15,15,15,15,0,0,20,0,20,10,10,10,10,10,10,0,10,10,0,10,10,0,0,10,4,10,10,10,10,0,0,20,10,15,10,10,10,10,10,10,10,10,10,10,10,10,15,10,10,10,12,10,0,10,0,30,10,10,15,10,0,15,10,15,15,20,18,15,20,20,20,15,20,0,10,20,10,5,15,15,15,25,25,20,17,5,25,15,11,25,15,30,20,25,20,15,10,15
DK 30,30,10,10,25,15,15,15,10,15,15,15,10,20,10,15,15,30,20,20,20,0,20,0,20,20,20,15,15,12,5,10,15,10,10,10,15,10,20,,10,15,20,20,15,20,30,0,15,40,40,20,0,20,15,15,15,15,20,15,15,15,15,0,15,15,15,15,20,20,20,20,20,10,10,10,10,10,10,10,10,10,0,10,10,10,0,10,8,0,10,0,0,10,10,20,10,15,10,10,10,10,10,10,10,10,10,10,10,0,12,10,10,10,15,10,0,10,10,30,10,10,15,10,0,15,10,0,15,20,18,40,30,20,20,0,20,10,10,20,10,10,15,15,15,25,25,20,17,5,25,15,20,25,15,30,20,25,25,25,25,0
EE 30,30,10,10,25,15,15,15,10,15,15,15,10,20,10,15,15,30,20,20,20,20,20,20,20,20,20,15,15,15,10,10,15,10,10,10,15,10,20,,10,15,20,20,15,20,30,25,15,40,40,20,10,20,15,15,15,15,20,15,15,15,15,20,15,15,15,15,20,20,20,20,20,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,15,10,10,10,10,10,10,20,10,15,10,10,10,10,10,10,10,10,10,10,10,0,12,10,10,10,8,10,10,10,10,30,10,10,15,10,10,15,10,15,15,20,0,40,20,20,20,15,20,10,10,20,10,10,15,15,15,25,25,20,20,5,25,15,20,25,15,30,20,25,25,0,0,15
EL 30,30,10,0,25,0,15,0,0,15,15,15,10,20,10,0,15,30,20,15,20,20,20,20,20,20,20,15,15,12,5,0,15,0,0,0,15,10,10,,10,15,0,0,15,0,0,0,15,0,0,0,0,0,0,15,0,15,0,0,15,0,0,0,15,15,0,0,0,0,0,0,20,10,10,10,10,10,10,10,0,0,0,0,10,0,0,0,0,0,10,0,0,10,10,0,10,15,10,0,10,10,0,10,0,10,10,10,10,10,12,10,10,10,15,10,0,10,10,30,10,0,15,10,0,15,10,15,15,20,18,40,20,0,20,0,20,10,0,20,5,5,15,15,15,25,25,20,20,0,0,0,17,21,15,30,15,15,0,10,0,15
ES 30,30,10,10,25,15,15,15,10,15,15,15,10,20,10,15,15,30,20,15,20,20,20,20,20,20,20,15,15,15,10,10,15,10,10,10,15,10,20,,10,15,20,20,15,20,30,25,15,40,40,20,10,20,15,15,15,15,0,15,15,15,15,20,15,15,15,15,20,20,20,20,20,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,12,10,10,10,10,0,0,20,10,15,10,10,10,10,10,10,10,10,10,10,10,10,12,10,10,10,12,10,10,10,10,30,10,10,15,10,10,15,10,15,15,20,18,40,20,20,20,15,20,10,10,20,10,10,15,15,15,25,25,17,17,5,25,15,20,17,15,30,20,25,20,0,0,15
FI 30,30,10,10,25,15,15,0,0,15,15,15,10,20,10,15,15,30,10,5,20,20,20,20,20,20,20,15,15,12,5,10,15,10,10,10,15,10,20,,0,0,0,0,0,20,30,25,15,40,40,20,0,20,15,15,15,15,0,15,15,15,15,20,15,15,15,0,0,0,20,0,20,10,10,10,10,10,10,10,10,0,10,10,0,0,0,0,12,0,10,10,10,10,10,20,10,15,10,10,10,10,10,10,10,10,10,10,10,10,12,10,10,10,12,10,10,10,10,30,10,10,15,10,10,15,10,15,15,20,15,40,5,0,20,15,20,0,0,20,10,5,15,15,15,25,25,20,20,5,25,15,20,25,15,30,20,25,20,25,0,15
FR 30,30,10,10,25,15,15,15,10,15,15,15,10,20,10,15,15,30,20,20,20,20,20,20,20,20,20,15,15,15,10,10,15,10,10,10,15,10,20,,10,15,20,20,15,20,30,25,15,40,40,20,10,20,15,15,15,15,20,15,15,15,15,20,15,15,15,15,20,20,20,20,20,10,10,10,10,10,10,10,10,10,0,10,10,10,10,10,12,10,10,10,10,10,0,20,10,15,10,10,10,10,10,10,10,10,10,10,10,10,15,10,10,10,15,10,10,10,10,30,10,10,15,10,10,15,10,15,15,20,20,40,20,20,20,15,20,0,10,20,10,10,15,15,15,25,25,20,20,5,25,15,20,25,15,30,20,25,25,25,25,15
HR 30,30,0,0,0,0,15,0,0,15,0,15,10,0,5,0,0,30,15,15,0,0,20,20,0,20,20,15,15,12,10,10,15,0,10,0,15,10,20,,10,15,0,0,15,20,30,0,15,0,0,0,0,0,15,15,15,0,0,0,0,15,0,0,15,15,0,0,0,0,0,0,20,10,10,10,10,10,10,10,10,0,0,10,10,10,10,10,8,0,10,0,10,10,0,0,10,15,0,0,10,10,10,0,10,10,10,0,10,10,12,10,10,10,4,10,0,10,0,30,10,10,15,0,0,15,0,15,15,20,20,15,5,20,20,15,20,0,10,15,0,10,15,0,15,25,25,20,20,0,25,15,8,9,15,30,20,25,25,0,0,0
HU 30,30,10,10,25,15,15,15,10,15,15,15,10,20,10,15,15,30,15,20,20,20,20,20,20,20,20,15,15,10,10,10,15,10,0,10,15,10,20,,10,15,20,20,15,20,0,25,15,40,40,20,10,20,15,15,15,15,0,15,15,15,15,0,0,15,0,15,0,20,0,0,20,10,10,10,10,10,10,0,10,0,10,10,10,0,0,0,0,0,10,10,0,0,0,20,10,15,10,10,10,10,10,10,10,10,10,10,10,0,8,10,10,0,0,0,0,10,10,30,10,0,15,10,0,15,10,0,0,20,0,40,5,20,20,15,20,10,10,20,10,10,15,15,15,25,25,20,20,5,25,15,20,25,0,30,0,0,25,25,5,15
IE 30,30,10,10,25,15,15,15,10,15,15,15,10,20,0,15,15,30,20,15,20,20,20,20,20,20,20,15,15,12,10,10,15,10,10,10,15,10,20,,10,15,20,20,15,20,30,25,15,40,40,20,10,0,15,15,15,15,0,15,15,15,15,0,15,15,15,15,0,20,20,20,20,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,8,10,10,10,10,10,10,20,10,15,10,10,10,10,10,10,10,10,10,10,10,10,12,10,10,10,15,10,0,10,10,30,10,10,15,10,10,15,10,15,15,20,18,40,20,20,20,15,20,10,10,20,10,2,15,15,15,25,25,20,14,0,25,15,5,25,15,30,20,15,25,25,0,15
IS 30,30,10,10,25,15,15,0,0,15,15,0,0,20,10,15,15,0,10,5,20,0,20,20,20,20,0,15,15,12,5,10,15,10,10,0,15,0,10,,10,5,20,20,15,20,0,0,0,40,0,0,0,0,15,0,15,15,0,0,0,15,0,0,15,15,15,15,0,0,20,0,20,10,10,10,10,10,10,10,10,10,0,0,0,0,0,0,4,0,0,0,0,0,0,20,10,15,10,10,10,10,10,10,10,10,10,10,10,10,0,10,10,0,0,10,0,10,10,30,10,10,15,10,0,0,0,0,0,20,20,40,20,20,20,0,20,10,10,0,5,10,15,15,15,0,0,0,0,0,0,0,0,0,15,30,0,25,25,0,0,0
IT 30,30,10,10,25,15,15,15,10,15,15,15,10,20,5,15,15,30,15,20,20,20,20,20,20,20,20,15,15,12,10,10,15,10,10,10,15,10,20,,10,15,20,20,15,20,30,25,15,40,40,20,10,0,15,15,15,0,20,15,15,15,15,20,15,15,15,15,20,20,20,20,20,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,12,10,10,10,10,10,0,20,10,15,10,10,10,10,10,10,10,10,10,10,10,10,12,10,10,10,15,10,0,10,10,30,0,10,15,10,0,15,10,15,15,20,20,15,15,20,20,15,20,10,10,20,10,5,15,15,15,25,20,17,17,5,25,15,20,25,15,30,20,20,25,10,0,15
LT 30,30,10,10,25,15,15,0,10,15,15,15,10,20,10,15,15,30,10,10,20,20,20,20,20,20,20,15,15,12,5,10,15,10,10,10,15,10,15,,10,15,20,20,15,20,30,25,15,40,40,20,10,20,0,15,15,15,20,15,15,15,15,20,15,15,15,15,20,20,20,20,20,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,8,10,10,10,10,10,10,20,10,15,10,10,10,10,10,0,10,10,10,10,10,10,12,10,10,10,15,10,10,10,0,30,10,10,15,10,10,15,10,15,15,20,11,40,20,20,20,15,20,10,10,15,10,10,15,15,15,25,25,20,20,5,25,15,20,25,15,30,20,25,25,0,0,15
LU 30,30,10,10,25,15,15,0,10,15,0,15,10,20,5,15,15,30,20,5,20,20,20,20,20,20,0,15,15,15,10,10,15,10,10,0,15,10,20,,10,15,20,20,15,20,30,0,15,40,40,20,10,0,15,0,0,15,0,15,15,15,15,0,15,15,15,15,0,20,20,0,20,10,10,10,10,10,10,10,0,10,0,10,10,10,10,10,12,10,10,10,10,10,0,20,10,15,10,10,10,10,10,10,10,10,10,10,10,10,12,10,10,10,15,10,10,10,0,30,0,10,15,10,0,15,10,15,15,20,6,40,5,20,20,15,20,10,10,15,0,10,15,15,15,25,25,11,11,0,25,15,20,25,15,30,20,20,20,0,0,15
LV 30,30,0,10,25,15,15,0,10,15,15,15,10,20,10,15,15,30,20,20,20,20,20,20,20,20,20,15,15,12,5,10,15,10,10,0,0,0,20,,10,15,20,20,15,20,30,0,15,40,40,0,0,0,15,15,15,15,0,0,15,0,0,0,15,15,0,0,0,0,20,0,20,10,10,10,10,10,10,10,10,10,0,0,0,10,10,10,15,10,10,10,10,10,10,20,10,15,10,0,10,10,10,10,10,10,10,10,10,10,12,10,10,10,15,10,10,10,0,30,10,10,15,10,10,0,10,0,15,20,11,40,20,20,20,0,20,10,10,20,10,10,0,15,15,25,25,20,20,0,0,0,20,25,15,30,20,25,25,20,25,15
ME 30,30,10,0,25,15,15,0,0,15,15,0,0,20,10,15,15,30,20,15,20,20,20,20,20,20,0,15,15,10,5,10,15,0,0,0,15,10,10,,10,15,20,0,15,20,0,25,0,40,40,20,0,0,0,0,0,0,0,0,15,0,15,0,15,15,15,0,0,0,0,20,20,10,10,10,10,0,10,0,0,0,0,0,0,0,0,10,12,0,0,0,0,0,10,20,10,15,10,10,10,10,10,10,10,10,10,10,10,10,0,10,10,0,0,0,0,10,0,30,10,0,15,0,10,15,10,15,15,0,0,15,15,0,20,0,0,10,10,0,5,10,0,15,15,0,25,20,20,0,0,0,20,25,15,30,20,25,25,25,0,0
MT 30,30,0,10,25,15,15,0,10,15,15,15,10,0,5,15,15,30,20,20,20,0,20,20,20,20,0,15,15,10,5,10,15,10,10,0,0,0,5,,10,5,20,0,15,0,0,0,15,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,20,10,10,0,10,0,0,10,10,10,0,0,0,10,0,10,0,0,0,0,0,0,0,0,10,15,10,0,10,5,10,10,10,10,10,10,10,0,0,10,10,10,15,0,0,0,10,0,0,0,0,0,0,15,10,15,15,20,0,40,30,20,20,0,20,0,10,20,10,10,15,15,15,0,10,11,20,0,25,15,8,13,15,30,5,5,5,15,15,0
NL 30,30,10,10,25,0,0,0,0,15,0,0,0,20,10,15,15,30,10,10,20,20,20,20,20,20,20,15,15,12,5,10,15,10,10,10,15,0,20,,10,15,20,0,0,20,30,0,15,40,40,20,10,0,15,15,15,15,0,15,15,15,15,0,15,15,15,15,0,20,20,20,20,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,12,10,10,10,10,10,0,20,10,15,10,10,10,10,10,10,10,10,10,10,10,10,12,10,10,10,15,10,0,10,10,30,0,10,15,10,0,15,10,15,15,20,18,40,20,0,20,15,20,10,10,20,10,5,15,15,15,25,25,20,8,5,25,15,14,25,0,30,20,25,25,20,5,0
NO 30,30,10,10,25,15,15,0,10,15,15,15,10,20,10,15,15,30,15,15,20,0,20,0,20,20,20,15,15,12,5,10,15,10,10,10,15,0,20,,10,15,20,0,15,20,30,25,15,40,40,20,10,20,15,15,15,15,20,15,15,15,0,20,15,15,15,15,20,0,0,20,20,10,10,10,10,10,10,10,10,10,0,10,10,10,10,10,4,10,10,10,10,10,10,20,10,15,10,10,10,10,10,10,10,10,10,10,10,10,8,10,10,10,15,10,10,10,10,30,10,10,15,10,10,15,10,15,15,20,20,40,15,20,20,15,20,0,10,20,10,10,15,15,15,25,25,20,11,5,25,15,11,25,15,30,18,25,25,25,25,0
PL 30,30,10,10,25,15,15,15,10,15,15,15,10,20,10,15,15,30,20,20,20,20,20,20,20,20,20,15,15,15,10,10,15,10,10,10,15,10,20,,10,15,20,20,15,20,30,25,15,40,40,20,10,20,15,15,15,15,20,15,15,15,15,20,15,15,15,15,20,20,20,20,20,10,10,10,10,10,10,10,10,10,0,10,10,10,10,10,15,10,10,10,10,10,10,20,10,15,10,10,10,10,10,10,10,10,10,10,10,10,15,10,10,10,15,10,10,10,10,30,10,10,15,10,10,15,10,15,15,20,20,40,30,20,20,15,20,10,10,20,10,10,15,15,15,25,25,20,20,5,25,15,20,25,15,30,20,25,20,10,0,15
PT 30,30,10,10,25,15,15,0,0,15,0,15,10,20,10,15,15,30,20,5,0,0,20,20,20,20,0,0,15,12,5,10,15,10,10,10,15,10,20,,10,15,20,20,15,20,30,25,15,40,40,20,0,20,15,15,0,15,20,15,15,15,15,0,15,15,15,15,20,20,20,20,20,10,10,10,10,10,10,10,10,10,0,10,10,10,0,10,4,10,10,10,10,10,0,20,10,15,0,10,10,10,10,10,10,10,10,10,10,0,0,10,10,10,12,10,10,10,0,30,10,10,15,10,0,15,0,0,15,20,18,40,20,20,20,15,20,10,10,20,10,5,15,15,15,0,25,20,20,0,25,15,20,25,15,30,18,20,25,25,25,0
RO 30,0,10,10,0,15,15,0,10,15,15,15,10,20,5,15,0,30,20,5,20,20,20,20,20,20,20,15,0,0,5,10,15,10,10,0,15,10,0,,10,5,20,20,15,20,30,0,15,0,0,0,0,20,0,15,0,0,0,0,0,15,15,0,15,0,0,0,0,0,0,20,20,10,10,10,10,0,10,10,10,10,10,10,10,10,10,10,8,10,10,10,10,10,10,0,10,15,10,10,10,10,10,10,10,10,10,10,10,10,12,10,10,0,0,10,0,10,0,30,10,10,15,10,0,15,10,15,15,20,0,5,5,20,20,0,20,10,10,20,10,10,15,15,15,0,20,8,5,0,25,15,20,5,15,30,20,25,10,0,0,0
RS 30,30,10,10,25,0,0,0,0,15,15,0,0,20,10,15,15,30,20,10,0,0,20,20,0,20,0,15,15,15,10,10,15,10,10,10,15,10,20,,10,15,20,20,15,0,30,0,15,40,40,20,10,0,15,15,15,0,0,15,15,15,15,0,15,15,15,15,0,0,20,20,20,10,10,10,10,10,10,10,0,10,0,10,0,10,0,10,4,10,10,10,10,10,0,20,10,15,10,10,10,10,10,10,10,10,10,10,10,10,8,10,10,10,12,10,10,10,0,30,0,10,15,10,0,15,10,15,15,20,6,40,20,20,20,0,20,10,10,20,10,10,15,15,15,0,25,17,17,0,0,0,20,0,0,30,20,25,25,10,0,15
SE 30,30,0,10,25,0,15,0,10,15,15,15,10,20,10,15,15,30,20,10,20,0,20,20,20,20,20,15,0,12,5,10,15,10,10,10,15,10,20,,10,15,20,20,15,20,30,0,15,40,40,20,0,0,15,15,15,15,0,15,15,15,15,0,15,15,15,15,20,20,20,20,20,10,10,10,10,10,10,10,10,10,0,10,0,10,0,10,4,10,0,0,10,0,0,20,10,15,10,10,10,5,10,10,10,10,10,10,10,0,0,10,10,10,12,10,0,10,10,30,0,0,15,10,10,15,10,15,15,20,20,40,5,20,20,15,20,10,10,15,5,2,15,15,15,25,25,20,14,5,0,0,8,25,15,30,18,25,25,0,15,0
SI 30,30,10,10,25,15,15,0,10,15,15,15,10,20,10,15,15,30,20,20,20,20,20,20,20,20,20,15,15,15,10,10,15,10,10,0,15,10,20,,10,15,20,20,15,20,0,25,15,40,40,20,10,20,15,15,15,15,0,15,15,15,0,0,15,15,15,15,20,0,20,20,20,10,10,10,10,10,10,10,10,10,10,10,0,10,10,10,15,10,10,10,10,10,10,20,10,15,10,10,10,10,10,10,10,10,10,10,10,10,15,10,10,10,15,10,0,10,10,30,10,10,15,10,0,15,10,15,15,20,15,40,30,20,20,15,20,10,10,20,10,10,15,15,15,25,25,20,20,0,0,0,17,21,15,30,20,20,20,0,25,15
SK 30,30,10,10,25,15,15,0,10,15,15,15,10,20,5,15,15,30,20,10,20,20,20,20,20,20,20,15,15,15,10,10,15,10,10,0,15,10,15,,10,15,20,20,15,20,30,25,15,40,40,20,0,20,15,15,15,15,20,15,15,15,15,20,15,15,15,15,20,20,20,20,20,10,10,10,10,10,10,10,10,10,10,0,10,10,10,10,8,10,10,10,10,10,0,20,10,15,10,10,10,10,10,0,10,10,10,10,10,0,12,10,10,0,4,10,0,10,10,30,10,10,15,10,10,15,10,0,15,20,0,40,20,20,20,15,20,10,10,20,10,5,15,15,15,25,25,20,20,5,25,15,20,25,15,30,20,25,20,0,25,15
UA 30,30,10,10,25,15,0,15,10,15,15,15,10,20,10,15,15,30,20,20,20,20,20,20,20,20,20,15,15,15,10,10,15,10,10,10,15,10,20,,10,15,20,20,15,20,30,25,15,40,40,20,10,20,15,15,15,15,20,15,15,15,15,20,15,15,15,15,20,20,20,20,20,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,12,10,10,10,10,10,10,20,10,15,10,10,10,10,10,10,10,10,10,10,10,10,15,10,10,10,15,10,0,10,0,30,10,10,15,0,0,15,10,15,15,20,11,40,30,20,20,15,20,10,10,20,10,10,15,15,15,25,25,20,20,0,25,15,20,25,15,30,20,15,25,20,15,15
`;

/** Country, total in the sheet, percentage (mean of the four dimensions). */
export const totals2023 = `
AL 1068 41.68
AT 2298 90.48
BA 365 14.28
BE 1843 72.22
BG 1883 74.04
CH 2002 78.72
CY 2383 93.96
CZ 2224 87.82
DE 2164 85.09
DK 2297 90.45
EE 2440 96.15
EL 1545 60.15
ES 2405 94.74
FI 2123 83.33
FR 2497 98.35
HR 1518 59.25
HU 2018 79.40
IE 2341 92.08
IS 1466 57.52
IT 2345 92.38
LT 2373 93.50
LU 2102 82.61
LV 2040 79.93
ME 1587 62.30
MT 1322 51.35
NL 2111 82.97
NO 2294 90.25
PL 2485 97.88
PT 2164 85.31
RO 1653 64.61
RS 1914 75.31
SE 2055 80.99
SI 2288 89.96
SK 2324 91.63
UA 2443 96.26
`;

/** Country, and its answer to each item that has points: a for the first in the list of the item, - for none. */
export const answers2023 = `
AL aaacababbbaaababbaaeaaaaabaacbbaabbbaaeabbcbabccabcbcaccbcbcccbbcccccccaaaaabbaabbbbbbb-bbbbaabaaabaaaaaaaaabcaac-ababbbaabaaabbababbbbbbdcddbabbefgbbbggbbeeefea
AT aabaaaaaaaaaaaaaaabcaaaaaaaaabaaaaaaaacaaaaaaaaaaaaabaaaabaaaabaaaaaaaaaaaaaaaaaabaaaaadaaaabbaaaaaaaaaaaaaaabaaaaaaabaaaaabaaaaacbcaababaaaaaaaaaaabaaaaaaaaaaea
BA bcbcababbaaaabbbbceebabbbbbbbdbabbabb-ebcbbbbbcacccccccbcccbcccccccccccbbbbbbbbbbbbbbbb-bbbbbbbbabbecbbbbbbbbdbbbfbbbbbbbbabb-bbbfdebbbbbacddbbbbefgbbbggbbeeffeb
BE aabaabbbabaaaadaaabaaaaaaaababbaaaaaabcabababbaaaabccaaaacaaabcaaabccccaaaaaaaaaabaaabacaaaabbcaaaaaaaaaaaaabbaaaaaaabaaaaabaaaaaabdcaaaaabbcaaaaabfaaababaaabfeb
BG abbcabaaaabaaacaaaceaaaaaaaaabaaabbbaaaabaaaabbaaaabbaaaabaaaabaaaabbabaaaaaaabaabbaaaababbbaaaaaaaaaaaaaaaaaaaabbbbbbaaaaabaaaabeacaabaaaaaaaaaadefbbbadbbaabada
CH baaaababbaaaabbbbaadaaaaaaaac--aaaabaaabbbabaacaaaaacaaaacaaaacaaaaccaaaaaaaaaabbbaabbb-baaaaabaaaaaaaaaaaaabcaaacabaaabaaaaaabbabadbabacbabaaaaaaacaaaaaaaaaceea
CY aaabaaaaaaaaaacaaaabaaaaaaaaaaaaaaaaaabaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabaaacaaaaaaaaaaaaaaaaaaaaabaaaaaaabaaaaabaaaaafabcaaaaaaaaaaaaaaaaaaadaaaaaeea
CZ aaaaaaabaaaaaacaaaceaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabbbabaaadbabbbbaabbaaabbbbbaabaaaaaabaaabaaaaaaaaababaaaaaaaacaaaaaaaaaaaaaaaaafea
DE aaaaaaabaaaaaacaaadcaaaaaaaaabaaaaaaabaabaaaaaaaaaaabaaaabaaaabaaaabcabaaaaaaabaabaabbadaaaabbaaaaaaaaaaaaaaaaaaacababaaaaabaaaaabbbaaaacaaabaaaaaabaaadaaaaabcca
DK aaaaaaaaaaaaaaaaaaaaababaaaaabbaaaaaaaaaaaaaaacaaaabaaaaaaaaaabaaaaaaaaaaaaaaaaaabaaabacbabbaaaaaaaaaaaaaaaabbaaababaaaaaaabaabaabaaaabaaaaaaaaaaaabaaaaaaaaaaaab
EE aaaaaaaaaaaaaaabaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabaaaaaaaabbaaadaaaaaaaaaaaaaaafabaaaaaaaaaaaaaaaaaaaaaaaaaafea
EL abacababbaaaaaacaaacaaaaaaaaabbbabbbaacaaccabbcaccccbbabacbabbcaabbccccaaaaaaaabbbbabbb-babbaacaaabaababaaaaabaaaaabaaaabaabaaaaababcababdabbaaaaaaabb-bbaaccfdea
ES aaaaaaaaaaaaaaaaaaacaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabaaaaaaaaaaaaaaaaaaaaaaaaaaaaabaaaabbaaaaaaaaaaaaaaabaaacaaaaaaaaaaaaaaababaaaaaaaaaaaaaabbaaaacaaaabfea
FI baaaaaabbaaaaaaaaadeaaaaaaaaabbaaaaaaaabcbbcaaaaaaabaaaaabaaaaaaaacccacaaaaaaaaabaabbbbbbaaaaaaaaaaaaaaaaaaaabaaacaaaaaaaaaaaaaaacadcaaacdaabaaaaaaaaaaaaaaaabaea
FR aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabaaaaabaaaaabaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabaaaacbaaaaaaaaaaaaaaaaaaaaaaa
HR abbcbbabbabaaccccaccbbaabaaaabaaababaaaaabbaaabacccccaaacbcbacbaabbcbbcaaaaaaaaabbaaaaacbabaabcaabbaaabaaabaabaaaeababaaaabbabaaaabdaaaacabcaabaaaaabaaeeaaaaafeb
HU aaaaaaaaaaaaaaaaaacaaaaaaaaaacaaaabaaaaaaaaaabaaaaaaaaaaabaaaabbabababbaaaaaaababaaabbb-baabbbaaaaaaaaaaaaaabcaac-bbaaaabaabaabbafadaaaabaaaaaaaaaaaaaaaabaeeaada
IE aaaaaaaaaaaaaadaaaacaaaaaaaaabaaaaaaaaaaaaaaaaaaaaaabaaaabaaaabaaaabaaaaaaaaaaaaaaaaaaacaaaaaaaaaaaaaaaaaaaaabaaaaabaaaaaaaaaaaaababaaaabaaacaaaaaacbaafaaaacaaea
IS bbaaaaabbaabbbbbbcdeabaaaabaabbaaaababcabaababbcaccccabaacccacbaaaabbacaaaaaaaaaabbbbbbdbbbbbbbaaaaaaaaaaaaaadaacfabaaaaaaabb-bbaaabbabaaacbaaaabefgbb-ggaaeaafeb
IT aaaaaaaaaaaaaacaaacaaaaaaaaaabaaaaaaaaaaaaaaaaaaaaaabaaabaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabaaaaabaaaaaaaaaaaaaaabaaaaabaaabaaabaaaaaabcaaaaacaabaaaabbbaaaaaaaabadea
LT aaaaaaabaaaaaaaaaaddaaaaaaaaabbaaaaaaabaaaaaaaaaaaaaabaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaacaaaaaaaaaaaaaabaaaaaabaaaaaaabaaaaaaaaaaadabaaaaaabaaaaaaaaaaaaaaaaaaafea
LU aaabaaabaabaaacaaaaeaaaaaabaaaaaaaabaaaaaaaaaabaaaaababbabaaaabaaaabaabaaaaaaaababaaaaabaaaaabaaaaaaaaaaaaaaabaabbaaababaaabaaaaaeadaaaababcaaaaaacdbaaaaaaabbfea
LV aabaaaabaaaaaaaaaaaaaaaaaaaaabbaaaabbbaaaaaaaabaaabbbaaaabbabbbaabbbcacaaaaaaaaaabbbaaaaaaaaaaaaaabcaaaaaaaaabaabbaaabaaaaaababaadabaababaaaabaaaaaabbbaaaaaaabaa
ME abacaaabbaabbbbbbaacaaaaaabaacbaabbbaacaaabbababaaabbbbbbbbabacaaacbbbaaaaaababbbbbbbbabbbbbbaaaaaadaaaaaaaaadaac-bbabaababaaaaabfbccabbbccbabaabaaabb-aaaaaaaaeb
MT ba-baaabaaaaa-caaabbabaaaabaacbaaaabbbdabaca-bca--cccc---ccc-----ccccccaaabab-aaab--abaebbbb-b-aaabbbaaaaaaabdaabb-b-a-bb-bbaaaaafaaaa-acaaaaaaa-ccabaaedaaddecb-
NL aaaaabbbbabbbaaaaaddaaaaaaaaabbaaaaaabaaaabcaabaaaaabaaaabaaaabaaaabaaaaaaaaaaaaaaaaaaabaaaaabaaaaaaaaaaaaaaabaaaaabaaabaaabaaaaababcaaaaaaabaaaaaaeaaacabaaaabdb
NO baabaaabaaaaabbbbaccababaaaaabbaaaaaabaaaabbaaaaaaaaaaaaaaaaacaaaaaaccaaaaaaaaaaabaaaaadaaaaaaaaaaaaaaaaaaaaacaaaaaaaaaaaaaaaaaaaaacaaaacaaaaaaaaaadaaadaaabaaaab
PL aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabdea
PT abaaaaabbabaaaaaaabebbaaaabbabbaaaaaaaaaaaaaaaaaaaabaaabaaaaaabaaaaaaaaaaaaaaaaaabaaabadaaaaabaaabaaaaaaaaaabdaaacaaabaaaaababbaababaaaabaaabaaabaaabaaaaaabbaaab
RO acaabaabaaaaaacacaaeaaaaaaaab-baaaabaaeabaaaaababbbbababbbcbaababbbbbbaaaaaabaaaaaaaaaacaaaaaacaaaaaaaaaaaaaabaacfababaaaaabaaaaafcdaababaaaaaaabbdfbaaafaaaadfeb
RS bbaaabbbbaabbbbbbbadbbaababaaaaaaaaaaaaaaaabbacaaaaabaaabbaaaabaaaabbaaaaaaaaaababababadaaaaabaaaaaaaaaaaaaaacaaacaaababaaabaaaaaeabbababbaaaaaababbbbbagbaaaadea
SE aabaababaaaaaaaaaaadabaaaaaabbbaaaaaaaaaaaaaaabaaaaccaaaabaaaabaaaaaaaaaaaaaaaaaabababadabbabbaaaaaabaaaaaaabdaaacabaaabbaaaaaaaaaadaaaababbcaaaaaacab-eaaabaafbb
SI aaabaaabaaaaaaaaaaaaaaaaaaaaaaaaaaabaaaaaaaaabaaaaaaaaaaabaaabbaaaaabaaaaaaaaaaaaaabaaaaaaaaaaaaaaaaaaaaaaaaaaaaababaaaaaaabaaaaacaaaaaabaaaaaaaaaaabb-bbaaabbfaa
SK aaaaaaabaaaaaacaaaadaaaaaaaaaaaaaaabaabaaaaaaaaaaaabaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabaaaacaaaaabaaaaaaaabaaaaabbaaceabaaaaaaaaaabaafabaaaaaaaabaaaaaaaaaaaaaaaabfaa
UA aaaaaabaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabaaaaaaaaaaaaaaaaaaaaaaaaaaababaaaabbaaaaadaabaaaaaaaaaaaaaaabaaaaaaacabba
`;

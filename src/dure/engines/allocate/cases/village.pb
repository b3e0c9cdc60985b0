META
key;value
description;샘골마을 참여예산 (꾸며 낸 마을)
num_projects;5
num_votes;10
budget;1000
vote_type;approval
rule;equalshares/add1
PROJECTS
project_id;cost;votes;name;selected
정자;600;6;"정자 고치기; 지붕부터";1
책방;300;4;작은 책방;1
길;500;4;밤길 등불;0
밥상;100;3;함께 먹는 밥상;1
탑;2000;1;큰 돌탑;0
VOTES
voter_id;vote;age;sex
1;정자,책방;71;F
2;정자,책방;68;F
3;정자;44;M
4;정자,길;39;M
5;정자;80;F
6;정자,밥상;35;F
7;책방,길;29;M
8;책방,밥상;62;F
9;길,밥상,탑;51;M
10;길;47;M

DROP INDEX goals_of_repeat;
DROP TABLE occurrences;
DROP TABLE repeats;

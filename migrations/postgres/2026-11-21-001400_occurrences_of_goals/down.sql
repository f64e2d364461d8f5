DROP INDEX occurrences_of_goal;

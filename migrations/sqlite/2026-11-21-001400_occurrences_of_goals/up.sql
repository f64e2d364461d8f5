-- Which day a goal decided is found among however many days its repeat has had.
CREATE INDEX occurrences_of_goal ON occurrences (goal_id);

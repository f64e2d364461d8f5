DROP INDEX users_admins;
ALTER TABLE users DROP COLUMN name_key;

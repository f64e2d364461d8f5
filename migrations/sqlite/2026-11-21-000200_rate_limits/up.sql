CREATE TABLE rate_limits (
    -- SHA-256, in base64, of what is counted and for whom: no e-mail and no address can be read here.
    key TEXT NOT NULL PRIMARY KEY,
    -- When the last attempt was.
    last_at BIGINT NOT NULL,
    -- When all attempts are forgiven, if there are no more of them; how far off that is says how many there were.
    forgiven_at BIGINT NOT NULL
);

CREATE INDEX rate_limits_by_forgiveness ON rate_limits (forgiven_at);

-- Append entries to a board's log if it still ends where the writer thinks, and ring those who follow it.
--
-- KEYS  1 log (stream, one entry each: id <seq>-0, fields tag and body)   2 head (hash: seq, tag)
-- ARGV  1 seq and 2 tag where the writer thinks the log ends   3 channel   4 the entries, joined as in joined.py
-- Returns {1, seq, tag} if appended, {0, seq, tag} if overtaken; seq and tag say where the log ends now.

local head = redis.call('HMGET', KEYS[2], 'seq', 'tag')
local seq, tag = head[1] or '0', head[2] or ''

-- The head and the stream are written together, so they only disagree after something else has touched them.
local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
local last_seq, last_tag = '0', ''
if last then
  last_seq, last_tag = string.match(last[1], '^%d+'), last[2][2]
end
if last_seq ~= seq or last_tag ~= tag then
  return redis.error_reply('DAMAGED the head says ' .. seq .. ' but the last entry is ' .. last_seq)
end

if seq ~= ARGV[1] or tag ~= ARGV[2] then
  if head[1] then
    -- Writes what is there already: a read-only replica refuses this instead of answering from an old log, and WAIT,
    -- which covers what this connection wrote, then also covers the entries that the writer was overtaken by.
    redis.call('HSET', KEYS[2], 'seq', seq)
  end
  return {0, seq, tag}
end

-- Everything is taken apart before anything is written, because a script that fails half-way is not undone.
local joined, entries, at = ARGV[4], {}, 9
while at <= #joined do
  local tag_length, body_length
  tag_length, body_length, at = struct.unpack('>I2I4', joined, at)
  local body_at = at + tag_length
  local after = body_at + body_length
  if after - 1 > #joined then
    return redis.error_reply('ERR the joined entries are cut off')
  end
  entries[#entries + 1] = {string.sub(joined, at, body_at - 1), string.sub(joined, body_at, after - 1)}
  at = after
end

local number = tonumber(seq)
for _, entry in ipairs(entries) do
  number = number + 1
  redis.call('XADD', KEYS[1], string.format('%d-0', number), 'tag', entry[1], 'body', entry[2])
end
seq, tag = string.format('%d', number), entries[#entries][1]
redis.call('HSET', KEYS[2], 'seq', seq, 'tag', tag)
redis.call('PUBLISH', ARGV[3], joined)
return {1, seq, tag}

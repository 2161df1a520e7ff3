-- Put a compressed segment in the place of its entries.
--
-- KEYS  1 log (stream)   2 index of segments (sorted set: first seq, by last seq)   3 the segment   4 checkpoint (hash)
-- ARGV  1 first seq   2 last seq   3 the segment's bytes
-- Returns 1 if done, 0 if somebody else archived meanwhile.
--
-- The new comes before the old goes, so that a reader who sees the stream trimmed finds the segment.
-- The last entry of a log is never archived: it is what append.lua holds against the head.

local first, last = tonumber(ARGV[1]), tonumber(ARGV[2])
local newest = redis.call('ZRANGE', KEYS[2], -1, -1, 'WITHSCORES')
if first ~= tonumber(newest[2] or '0') + 1 then
  return 0
end
local checkpoint = tonumber(redis.call('HGET', KEYS[4], 'seq') or '0')
local end_of_log = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
if last > checkpoint or not end_of_log or last >= tonumber(string.match(end_of_log[1], '^%d+')) then
  return redis.error_reply('ERR only entries before the newest checkpoint and before the last one are archived')
end

redis.call('SET', KEYS[3], ARGV[3])
redis.call('ZADD', KEYS[2], ARGV[2], ARGV[1])
redis.call('XTRIM', KEYS[1], 'MINID', string.format('%d-0', last + 1))
return 1

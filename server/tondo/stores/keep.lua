-- Keep a checkpoint as the newest if its place is in the log and it is newer than the newest.
--
-- KEYS  1 log (stream)   2 checkpoint (hash: seq, tag, body)
-- ARGV  1 seq   2 tag   3 body
-- Returns 1 if kept, else 0.

local newest = redis.call('HGET', KEYS[2], 'seq')
if newest and tonumber(newest) >= tonumber(ARGV[1]) then
  return 0
end

-- Nothing beyond the newest checkpoint is archived, so a newer place is in the stream. The beginning is in every log.
if ARGV[1] ~= '0' or ARGV[2] ~= '' then
  local id = ARGV[1] .. '-0'
  local entry = redis.call('XRANGE', KEYS[1], id, id)[1]
  if not entry or entry[2][2] ~= ARGV[2] then
    return 0
  end
end

redis.call('HSET', KEYS[2], 'seq', ARGV[1], 'tag', ARGV[2], 'body', ARGV[3])
return 1

-- wrk: asks a random line of a file per request. The line is a path, and behind a tab the ETag that the caller holds, or the JSON
-- that is posted there.
local requests = {}
local count = 0

function init(args)
  math.randomseed(tonumber(args[2]))
  for line in io.lines(args[1]) do
    local path, etag = line:match("^([^\t]+)\t?(.*)$")
    local headers = { ["Host"] = "127.0.0.1" }
    local body = nil
    if etag:sub(1, 1) == "{" then
      body = etag
      headers["Content-Type"] = "application/json"
    elseif etag ~= "" then
      headers["If-None-Match"] = etag
    end
    count = count + 1
    requests[count] = wrk.format(body and "POST" or "GET", path, headers, body)
  end
end

function request()
  return requests[math.random(count)]
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format(
    "figures {\"requests\":%d,\"microseconds\":%d,\"bytes\":%d,\"p50\":%d,\"p99\":%d,\"p999\":%d,\"refused\":%d,\"broken\":%d}\n",
    summary.requests, summary.duration, summary.bytes, latency:percentile(50), latency:percentile(99), latency:percentile(99.9),
    errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end

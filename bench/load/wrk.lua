-- What wrk asks and what it looks at: see wrk.ts, which gives the arguments, and deck.ts, which counts the same.

local threads = {}

function setup(thread)
  threads[#threads + 1] = thread
end

local function contents(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("*a")
  file:close()
  return text
end

local cards, count, hand, head, tail, position, wanted, start, prefix, method
failed = 0
firstFailure = ""

function init(args)
  local folder = args[1]
  hand, position, wanted = tonumber(args[2]), tonumber(args[3]), tonumber(args[4])
  method = args[5]
  head, tail, start = contents(folder .. "/head"), contents(folder .. "/tail"), contents(folder .. "/start")
  cards = {}
  for line in io.lines(folder .. "/cards") do cards[#cards + 1] = line end
  count = #cards
  prefix = contents(folder .. "/request")
end

local function gap()
  if count == 0 then return "" end
  if hand == 1 then return cards[position % count + 1] end
  local first = (position * 48271) % count
  local step = count == 1 and 1 or 1 + (position * 16807) % (count - 1)
  local drawn = {}
  for turn = 0, hand - 1 do drawn[turn + 1] = cards[(first + turn * step) % count + 1] end
  return table.concat(drawn, ",")
end

local constant

function request()
  if constant then return constant end
  local text = head .. gap() .. tail
  position = position + 1
  local asked
  if method == "POST" then
    asked = "POST " .. wrk.path .. " HTTP/1.1\r\n" .. prefix .. "Content-Length: " .. #text .. "\r\n\r\n" .. text
  else
    asked = "GET " .. text .. " HTTP/1.1\r\n" .. prefix .. "\r\n"
  end
  if count == 0 then constant = asked end
  return asked
end

-- An answer begins as it should, and one of GraphQL ends as one without errors does.
function response(status, headers, body)
  local good = status == 200 and body:sub(1, #start) == start
  if good and wanted > 0 then good = #body == wanted end
  if good and method == "POST" then good = body:find("}}%s?$", -3) ~= nil end
  if good then return end
  failed = failed + 1
  if firstFailure == "" then firstFailure = status .. " " .. body:sub(1, 300):gsub("%c", " ") end
end

function done(summary, latency, requests)
  local bad, example = 0, ""
  for _, thread in ipairs(threads) do
    bad = bad + thread:get("failed")
    if example == "" then example = thread:get("firstFailure") end
  end
  local errors = summary.errors
  local broken = errors.connect + errors.read + errors.write + errors.timeout
  print(string.format(
    "RESULT %d %d %d %d %d %d %d %d",
    summary.requests, summary.duration, summary.bytes, latency:percentile(50), latency:percentile(99),
    bad, errors.status, broken
  ))
  if example ~= "" then print("EXAMPLE " .. example) end
end

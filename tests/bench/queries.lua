-- A fixed mix of searches for wrk: keywords, messages, filters, cross-language, browsing.
-- With the argument “new” no question is asked twice: each names an order number of its own.
local targets = {
  "/api/v1/search?q=late+refund&locale=en&ui=en",
  "/api/v1/search?q=late+refund+furious&locale=ja&ui=en",
  "/api/v1/search?q=paket+verloren&locale=de&ui=de",
  "/api/v1/search?q=cobro+duplicado&locale=es-MX&ui=es&kind=phrase",
  "/api/v1/search?q=colis+perdu&locale=fr&ui=fr&channel=chat",
  "/api/v1/search?q=%E8%BF%94%E9%87%91+%E9%81%85%E3%81%84&locale=ja&ui=ja",
  "/api/v1/search?q=%D8%B1%D8%AF+%D8%A7%D9%84%D9%85%D8%A8%D9%84%D8%BA&locale=ar-EG&ui=ar",
  "/api/v1/search?q=%E0%B8%82%E0%B8%AD%E0%B8%87%E0%B9%84%E0%B8%A1%E0%B9%88%E0%B8%A1%E0%B8%B2&locale=th&ui=th",
  "/api/v1/search?locale=hi&ui=en&situation=late-delivery",
  "/api/v1/search?q=nobody+answers+my+mails+and+I+want+my+money+back+now&locale=en-GB&ui=en",
}
local next_target, asked, only_new = 0, 0, false
init = function(args)
  only_new = args[1] == "new"
  asked = os.time() % 100000 * 1000
end
request = function()
  next_target = next_target % #targets + 1
  local target = targets[next_target]
  if only_new then
    asked = asked + 1
    target = target:gsub("q=([^&]*)", "q=%1+" .. asked, 1)
  end
  return wrk.format("GET", target)
end

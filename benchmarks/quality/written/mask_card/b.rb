def redacted_pan(pan, visible: 4, filler: "*")
  hidden = pan.count("0-9") - visible
  pan.gsub(/\d/) do |digit|
    hidden -= 1
    hidden >= 0 ? filler : digit
  end
end

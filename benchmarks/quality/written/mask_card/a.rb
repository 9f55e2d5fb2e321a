def obfuscate_pan(number, visible: 4, placeholder: "*")
  hidden = number.count("0-9") - visible
  number.gsub(/\d/) do |digit|
    if hidden.positive?
      hidden -= 1
      placeholder
    else
      digit
    end
  end
end

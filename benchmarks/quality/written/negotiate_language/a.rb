def preferred_language(accept_language, supported, default: supported.first)
  ranges = accept_language.to_s.split(",").filter_map do |entry|
    tag, *params = entry.strip.downcase.split(/\s*;\s*/)
    next if tag.nil?

    weight = params.find { |param| param.start_with?("q=") }
    quality = weight ? weight.delete_prefix("q=").to_f : 1.0
    [tag, quality] if quality.positive?
  end

  ranges.sort_by.with_index { |(_, quality), index| [-quality, index] }.each do |tag, _|
    return supported.first if tag == "*" && supported.any?

    found = supported.find { |language| language.downcase == tag } ||
            supported.find { |language| language.downcase[/\A\w+/] == tag[/\A\w+/] }
    return found if found
  end
  default
end

def storefront_locale(accept, shops, fallback)
  ranked = accept.to_s.downcase.split(",").each_with_index.filter_map do |wish, place|
    tag, quality = wish.strip.split(/\s*;\s*q=/)
    weight = (quality || 1).to_f
    [-weight, place, tag] if tag && weight.positive?
  end

  ranked.sort.each do |_weight, _place, tag|
    return shops.first || fallback if tag == "*"

    hit = shops.find { |shop| shop.casecmp?(tag) }
    hit ||= shops.find { |shop| shop.downcase.split("-").first == tag.split("-").first }
    return hit if hit
  end
  fallback
end

def storefront_header(shops, fallback)
  ranked = shops.flat_map { |shop| [shop, shop.split("-").first] }.uniq
  ranked.delete(fallback)
  ranked.unshift(fallback)

  step = 1.0 / (ranked.size + 1)
  wishes = ranked.each_with_index.map do |tag, place|
    weight = (1 - place * step).round(2)
    place.zero? ? tag : "#{tag};q=#{weight}"
  end
  wishes.push("*;q=0.01").join(", ")
end

require "find"

def bulky_uploads(storage, allowance)
  weights = {}
  Find.find(storage) do |entry|
    next unless File.file?(entry)

    weight = File.size(entry)
    weights[entry] = weight if weight > allowance
  end
  weights.keys.sort_by { |entry| -weights[entry] }
end

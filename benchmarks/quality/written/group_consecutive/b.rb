# Invoice numbers in unbroken blocks, as the auditors want them.
def unbroken_blocks(numbers)
  blocks = numbers.each_with_index.group_by { |number, place| number - place }
  blocks.values.map do |members|
    members.map { |number, _place| number }
  end
end

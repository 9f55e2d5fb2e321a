require "find"

def files_over(limit, root)
  sizes = {}
  Find.find(root) do |path|
    next unless File.file?(path) && !File.symlink?(path)

    size = File.size(path)
    sizes[path] = size if size > limit
  end
  sizes.sort_by { |path, size| [-size, path] }.map(&:first)
end

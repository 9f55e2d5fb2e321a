require "find"

def abandoned_uploads(storage, days, now: Time.now)
  deadline = now - days * 86_400
  removed = 0
  Find.find(storage) do |entry|
    next unless File.file?(entry) && entry.end_with?(".part")
    next if File.mtime(entry) > deadline

    removed += File.size(entry)
    File.delete(entry)
  end
  removed
end

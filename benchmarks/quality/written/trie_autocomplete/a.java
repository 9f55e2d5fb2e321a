import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

final class Trie {
    private final NavigableMap<Character, Trie> children = new TreeMap<>();
    private String word;

    List<String> suggest(String typed) {
        Trie start = this;
        for (int i = 0; i < typed.length() && start != null; i++) {
            start = start.children.get(typed.charAt(i));
        }
        List<String> suggestions = new ArrayList<>();
        Deque<Trie> stack = new ArrayDeque<>();
        if (start != null) {
            stack.push(start);
        }
        while (!stack.isEmpty()) {
            Trie node = stack.pop();
            if (node.word != null) {
                suggestions.add(node.word);
            }
            node.children.descendingMap().values().forEach(stack::push);
        }
        return suggestions;
    }
}

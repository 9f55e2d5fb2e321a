type Props = { items: string[]; onPick?: (item: string) => void }; // skip

export function List({ items, onPick }: Props) { // begin List
  const pick = (item: string) => onPick && onPick(item); // begin List.pick end List.pick
  return (
    <ul>
      {items.map((item) => <li onClick={() => pick(item)}>it's "{item}"</li>)}
    </ul>
  );
} // end List

export const Title: React.FC<{ text: string }> = ({ text }) => <h1 id="t">{text}</h1>; // begin Title end Title

class View extends React.Component<Props> {
  render() { // begin View.render
    return <List items={this.props.items} />;
  } // end View.render
}

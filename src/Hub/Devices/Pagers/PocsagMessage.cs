namespace RetailPos.Hub.Devices.Pagers;

/// <summary>What a POCSAG pager is told, in the form that its function announces.</summary>
public abstract record PocsagMessage
{
    private PocsagMessage() { }

    /// <summary>0–3. By custom 0 announces figures and 3 letters.</summary>
    public abstract int Function { get; }

    /// <summary>The message's words, without the address.</summary>
    internal abstract IEnumerable<uint> Words();

    /// <summary>It only rings.</summary>
    public sealed record Tone(int Kind) : PocsagMessage
    {
        public override int Function => Kind;

        internal override IEnumerable<uint> Words() => [];
    }

    /// <summary>Four bits a figure, five figures a word, each sent backwards; spaces fill the last word.</summary>
    public sealed record Numeric(string Figures) : PocsagMessage
    {
        private const string Signs = "0123456789*U -][";
        private const uint Spaces = 0x33333;

        public override int Function => 0;

        internal override IEnumerable<uint> Words() => Pocsag.Cut(Cut(Figures).SelectMany(BitsOf), Spaces);

        private static IEnumerable<bool> BitsOf(char sign)
        {
            var value = Signs.IndexOf(sign, StringComparison.Ordinal);
            return Backwards(value < 0 ? Signs.IndexOf(' ', StringComparison.Ordinal) : value, bits: 4);
        }
    }

    /// <summary>Seven bits a sign, each sent backwards, flowing over the words' ends; zeros fill the last word.</summary>
    public sealed record Alpha(string Text) : PocsagMessage
    {
        public override int Function => 3;

        internal override IEnumerable<uint> Words() => Pocsag.Cut(
            Cut(Text).SelectMany(sign => Backwards(sign is >= ' ' and <= '~' ? sign : '?', bits: 7)), filling: 0);
    }

    private static string Cut(string text) => text.Length > Pocsag.MessageMax ? text[..Pocsag.MessageMax] : text;

    private static IEnumerable<bool> Backwards(int value, int bits) => Enumerable.Range(0, bits).Select(at => ((value >> at) & 1) != 0);
}

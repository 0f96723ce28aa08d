namespace RetailPos.Kernel;

/// <summary>Text for paper of one width: broken between words where it can be, inside of one where it must; nothing is cut off.</summary>
public static class Paragraph
{
    /// <param name="room">Signs to a row, from 1.</param>
    public static List<string> Wrap(string text, int room)
    {
        var rows = new List<string>();
        var row = "";

        foreach (var word in text.Normalize().Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var rest = word;

            if (row.Length > 0 && row.Length + 1 + rest.Length <= room)
            {
                row += " " + rest;
                continue;
            }

            if (row.Length > 0)
            {
                rows.Add(row);
            }

            while (rest.Length > room)
            {
                // Half a sign is none.
                var at = char.IsHighSurrogate(rest[room - 1]) ? room - 1 : room;
                rows.Add(rest[..at]);
                rest = rest[at..];
            }

            row = rest;
        }

        if (row.Length > 0 || (rows.Count == 0 && text.Length > 0))
        {
            rows.Add(row);
        }

        return rows;
    }
}

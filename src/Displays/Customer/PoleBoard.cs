using System.Globalization;
using Microsoft.Extensions.Localization;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;
using RetailPos.Look;

namespace RetailPos.Displays.Customer;

/// <summary>The customer display in two lines of twenty signs: what was added last, and what it comes to.</summary>
public static class PoleBoard
{
    /// <param name="house">Shown while nothing stands in front of the register.</param>
    public static PoleText Of(CustomerBoard board, string house, IStringLocalizer texts, CultureInfo culture)
    {
        return board.Stage switch
        {
            CustomerStage.Idle => new(Centre(house), Centre(texts["PoleWelcome"])),
            CustomerStage.Ordering => new(Last(board), Row(texts["PoleTotal"], board.Total)),
            CustomerStage.Paying when board.Received.IsZero => new(Last(board), Row(texts["PoleToPay"], board.Due)),
            CustomerStage.Paying => new(Row(texts["PoleReceived"], board.Received), Row(texts["PoleToPay"], board.Due)),
            CustomerStage.Thanks when board.Change.IsZero => new(Row(texts["PoleTotal"], board.Total), Centre(texts["PoleThanks"])),
            CustomerStage.Thanks => new(Row(texts["PoleChange"], board.Change), Centre(texts["PoleThanks"])),
        };

        string Last(CustomerBoard shown) => shown.Lines.IsEmpty
            ? ""
            : Row($"{Formats.Quantity(shown.Lines[^1].Quantity, culture)} {shown.Lines[^1].Name}", shown.Lines[^1].Total);

        // An amount is never cut; a name is.
        string Row(string name, Money amount)
        {
            var sum = (amount.Cents / 100m).ToString("N2", culture);
            var room = Math.Max(0, PoleText.Columns - sum.Length - 1);
            return $"{(name.Length > room ? name[..room] : name).PadRight(room)} {sum}";
        }
    }

    private static string Centre(string text) =>
        text.Length >= PoleText.Columns ? text : text.PadLeft((PoleText.Columns + text.Length) / 2);
}

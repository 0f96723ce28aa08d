using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using QRCoder;

namespace RetailPos.Look;

/// <summary>An address that a telephone can read: black on white whatever the theme, with the quiet edge that readers need.</summary>
public sealed partial class QrCode : ComponentBase
{
    private string? _drawn;
    private int _cells;
    private string _path = "";

    /// <summary>What the code says: an address of some hundred signs at most.</summary>
    [Parameter, EditorRequired]
    public required string Text { get; set; }

    /// <summary>What it is for, for those who do not see it.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    protected override void OnParametersSet()
    {
        if (_drawn != Text)
        {
            _drawn = Text;
            Draw();
        }
    }

    private void Draw()
    {
        using var code = QRCodeGenerator.GenerateQrCode(Text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        _cells = code.ModuleMatrix.Count;

        for (var y = 0; y < _cells; y++)
        {
            var row = code.ModuleMatrix[y];

            for (var x = 0; x < _cells; x++)
            {
                if (row[x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        _path = path.ToString();
    }
}

using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Office;

namespace RetailPos.Register.Tests;

/// <summary>What the hub makes of what a browser says of a picture. That browsers read pictures, browsers prove.</summary>
public sealed class LogoPartTests : Counter
{
    private string _image = "";

    [Fact]
    public void A_file_that_is_too_large_is_named_with_its_limit_and_never_read()
    {
        var part = Part();

        part.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(new byte[Picture.BytesMax + 1], "logo.png"));

        Assert.Contains("Logo imprimé : l’image dépasse 2 Mo", Said(part, "logo-fault"), StringComparison.Ordinal);
        Assert.Equal("", _image);
    }

    [Theory]
    [InlineData("unknown", "ni PNG ni JPEG")]
    [InlineData("large", "10000 points")]
    public void What_the_browser_cannot_read_is_said(string fault, string words)
    {
        Browser(new(fault, 0, 0));
        var part = Part();

        part.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("no picture", "logo.png"));

        Assert.Contains(words, Said(part, "logo-fault"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100_000, 10)]
    [InlineData(512, 241)]
    [InlineData(-1, 10)]
    public void A_browser_that_says_impossible_sizes_is_not_believed(int width, int height)
    {
        Browser(new(Fault: null, width, height));
        var part = Part();

        part.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("a picture", "logo.png"));

        Assert.True(Has(part, "logo-fault"));
        Assert.Equal("", _image);
    }

    [Fact]
    public void It_is_taken_off_again()
    {
        _image = "logo.png";
        var part = Part();

        Tap(part, "logo-off");

        Assert.Equal("", _image);
    }

    private IRenderedComponent<LogoPart> Part() => Render<LogoPart>(part => part
        .Add(it => it.Image, _image).Add(it => it.Width, 42).Add(it => it.Changed, image => _image = image));

    private void Browser(PictureRead said)
    {
        var script = JSInterop.SetupModule("./_content/RetailPos.Register/Office/LogoPart.razor.js");
        script.Mode = JSRuntimeMode.Strict;
        script.Setup<PictureRead>("read", _ => true).SetResult(said);
    }
}

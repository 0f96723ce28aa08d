using System.Text;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Devices.Callers;
using RetailPos.Hub.Devices.Mail;
using RetailPos.Hub.Devices.Poles;
using RetailPos.Hub.Devices.Printers;
using RetailPos.Hub.Devices.Scales;
using RetailPos.Register.Domain.House;

namespace RetailPos.Devices.Tests;

/// <summary>Whatever comes over a line ends in an outcome that has a name: no fault, no endless wait, no memory without bounds.</summary>
public sealed class FuzzTests
{
    [Fact]
    public void A_printers_status_always_has_a_name()
    {
        var seen = new HashSet<PrinterState?>();

        foreach (var frame in Frames.Of(1, [0x12, 0x12, 0x12, 0x12], [0x1a, 0x32, 0x12, 0x72], [0x10, 0, 0, 0], [0x38, 0, 0x0c, 0], [0x14, 0x08, 0, 0]))
        {
            Frames.Held(frame, () =>
            {
                var state = PrinterStatus.Of(frame);
                Assert.True(Enum.IsDefined(state));
                seen.Add(state);
                Assert.True(PrinterStatus.OfItself(frame) is not { } itself || (Enum.IsDefined(itself) && itself is not PrinterState.Unreached));
                Assert.True(frame.Length == 0 || PrinterStatus.Done(frame[0]) is null or PrinterState.Ready or PrinterState.PaperOut);
            });
        }

        Assert.True(seen.Count >= 5, $"The frames reach {string.Join(", ", seen)} only.");
    }

    [Fact]
    public void A_toledo_says_a_weight_or_that_it_is_none()
    {
        var seen = new HashSet<(FrameHeard, ScaleOutcome)>();

        foreach (var frame in Frames.Of(2, "\u00021.250\r"u8.ToArray(), "\u000200.350N\r"u8.ToArray(), "\u0002?\u0001\r"u8.ToArray(), "\u0002?\u0004\r"u8.ToArray(), "\u000299999\r"u8.ToArray(), "\u00020.000\r"u8.ToArray()))
        {
            Frames.Held(frame, () =>
            {
                var (heard, weighed) = Toledo8217.Read(frame);
                Assert.True(Enum.IsDefined(heard) && Enum.IsDefined(weighed.Outcome));
                Assert.True(heard is not FrameHeard.Part || frame.Length < Toledo8217.FrameBytesMax, "It would wait for ever.");
                Assert.True(heard is not FrameHeard.Whole || weighed.Outcome is not ScaleOutcome.Stable || weighed.Grams is > 0 and <= 999_000);
                seen.Add((heard, heard is FrameHeard.Whole ? weighed.Outcome : default));
            });
        }

        Assert.True(seen.Count >= 7, $"The frames reach {string.Join(", ", seen)} only.");
    }

    [Fact]
    public void A_dialog06_says_a_record_or_that_it_is_none()
    {
        var seen = new HashSet<string>();

        foreach (var frame in Frames.Of(
            3, [0x06], [0x15], [0x04], "\u000202\u001b3\u001b00356\u001b001290\u001b000459\u0003"u8.ToArray(), "\u000209\u001b20\u0003"u8.ToArray(), "\u000211\u001b2\u001b3C\u0003"u8.ToArray(),
            "\u000211\u001b1\u0003"u8.ToArray()))
        {
            Frames.Held(frame, () =>
            {
                var (heard, answer) = Dialog06.Read(frame);
                Assert.True(Enum.IsDefined(heard));
                Assert.Equal(heard is FrameHeard.Whole, answer is not null);
                Assert.True(heard is not FrameHeard.Part || frame.Length <= Dialog06.FrameBytesMax + 300, "It would wait for ever.");
                Assert.True(answer is not Dialog06Answer.Challenge { First: < 0 or > 15 });
                seen.Add($"{heard} {answer?.GetType().Name}");
            });
        }

        Assert.True(seen.Count >= 8, $"The frames reach {string.Join(", ", seen)} only.");
    }

    [Fact]
    public void A_modem_tells_a_caller_or_nobody()
    {
        var (callers, most) = (0, 0);

        foreach (var frame in Frames.Of(
            4, "\r\nRING\r\n"u8.ToArray(), "DATE = 1122\r\nTIME = 1942\r\nNMBR = 0612345678\r\nNAME = DURAND\r\n\r\nRING\r\n"u8.ToArray(), "NMBR=P\r\nRING\r\n"u8.ToArray(), "MESG = 0102\r\n"u8.ToArray()))
        {
            Frames.Held(frame, () =>
            {
                var (split, ear) = (new LineSplit(), CallerEar.Quiet);

                foreach (var line in split.Take(frame))
                {
                    Assert.InRange(line.Length, 1, CallerEar.LineMax);
                    (ear, var caller) = ear.Hear(line);

                    if (caller is not null)
                    {
                        callers++;
                        Assert.True(Enum.IsDefined(caller.Kind));
                        Assert.InRange(caller.Number.Length, caller.Kind is CallerKind.Known ? 1 : 0, CallerEar.NumberMax);
                        Assert.False(caller.Name.Length > CallerEar.NameMax || caller.Name.Any(char.IsControl) || caller.Number.Any(char.IsControl));
                        most = Math.Max(most, caller.Name.Length);
                    }
                }

                _ = ear.Pause();
            });
        }

        Assert.True(callers > Frames.Count / 100 && most > 0);
    }

    [Fact]
    public void A_mail_server_says_an_answer_or_none_and_never_for_ever()
    {
        var seen = new HashSet<SmtpHeard>();

        foreach (var frame in Frames.Of(
            5, "220 post.example ESMTP\r\n"u8.ToArray(), "250-post.example\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN\r\n"u8.ToArray(), "550 5.1.1 nobody\r\n"u8.ToArray(), "250\r\n"u8.ToArray(), "354 go\n"u8.ToArray()))
        {
            Frames.Held(frame, () =>
            {
                var (heard, answer) = SmtpAnswer.Read(frame, out var used);
                Assert.Equal(heard is SmtpHeard.Whole, answer is not null);
                Assert.InRange(used, heard is SmtpHeard.Whole ? 4 : 0, heard is SmtpHeard.Whole ? frame.Length : 0);
                Assert.True(answer is not { Code: < 200 or > 559 } || answer.Code < 600);
                _ = answer?.Offers("STARTTLS") is true && answer.OffersSignIn("PLAIN") && answer.IsOfPolicy;
                seen.Add(heard);
            });
        }

        Assert.Equal(3, seen.Count);
        Assert.Equal(SmtpHeard.Nonsense, SmtpAnswer.Read(new byte[SmtpAnswer.RowBytesMax + 1], out _).Heard);
        Assert.Equal(SmtpHeard.Nonsense, SmtpAnswer.Read(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("250-x\r\n", SmtpAnswer.RowsMax + 1))), out _).Heard);
    }

    [Fact]
    public void A_pole_is_sent_twenty_cells_and_no_command_of_a_dishs_name()
    {
        foreach (var frame in Frames.Of(6, Encoding.UTF8.GetBytes("2 Crème brûlée 39,80"), Encoding.UTF8.GetBytes("TOTAL          46,80"), Encoding.UTF8.GetBytes("Fish & <chips> 汤😀"), [0x1b, 0x40, 0x0c]))
        {
            var text = Encoding.UTF8.GetString(frame);
            var shown = new PoleText(text, text);

            Frames.Held(frame, () =>
            {
                Assert.Equal((20, 20), (shown.Upper.Length, shown.Lower.Length));
                var epson = PoleCodec.Encode(PoleKind.Epson, shown);
                Assert.Equal(6 + 2 * (4 + 20), epson.Length);
                Assert.DoesNotContain(epson.AsSpan(10, 20).ToArray(), code => code is < 0x20 or 0x7f);
                Assert.DoesNotContain(epson.AsSpan(34, 20).ToArray(), code => code is < 0x20 or 0x7f);
                Assert.Equal(3 + 2 * (3 + 20 + 1), PoleCodec.Encode(PoleKind.Cd5220, shown).Length);
                Assert.Equal(2, System.Xml.Linq.XDocument.Parse(Encoding.UTF8.GetString(PoleCodec.Encode(PoleKind.Epos, shown)), System.Xml.Linq.LoadOptions.PreserveWhitespace)
                    .Descendants().Count(part => part.Name.LocalName == "text" && part.Value.Length == 20));
            }, bytesMax: 256 * 1024);
        }
    }

    [Fact]
    public void A_displays_answer_is_shown_or_not()
    {
        foreach (var frame in Frames.Of(
            7, "<response success=\"true\" code=\"\"/>"u8.ToArray(), "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><response success=\"1\"/></s:Body></s:Envelope>"u8.ToArray(),
            "<!DOCTYPE a [<!ENTITY b \"bb\">]><response success=\"&b;\"/>"u8.ToArray()))
        {
            Frames.Held(frame, () => _ = EposDisplay.IsShown(frame), bytesMax: 256 * 1024);
        }
    }

    [Fact]
    public void An_address_that_is_taken_leads_to_a_device()
    {
        foreach (var frame in Frames.Of(8, "192.168.1.60:4001"u8.ToArray(), "/dev/ttyUSB0@9600"u8.ToArray(), "[::1]:80"u8.ToArray()))
        {
            Frames.Held(frame, () => Assert.True(
                DeviceAddress.Of(Encoding.Latin1.GetString(frame)) is not { } address
                || (address.IsSerial ? address.Path.StartsWith("/dev/", StringComparison.Ordinal) && !address.Path.Contains("..", StringComparison.Ordinal) : address.Port is >= 1 and <= 65_535)));
        }
    }
}

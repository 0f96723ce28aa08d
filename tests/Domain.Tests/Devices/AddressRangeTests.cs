using RetailPos.Hub.Domain.Devices;

namespace RetailPos.Domain.Tests.Devices;

public sealed class AddressRangeTests
{
    [Theory]
    [InlineData("192.168.1.0/24", "192.168.1.1", "192.168.1.254", 254)]
    [InlineData("192.168.1.77/24", "192.168.1.1", "192.168.1.254", 254)]
    [InlineData("10.0.4.0/22", "10.0.4.1", "10.0.7.254", 1_022)]
    [InlineData("172.16.9.8/30", "172.16.9.9", "172.16.9.10", 2)]
    [InlineData("192.168.1.70/32", "192.168.1.70", "192.168.1.70", 1)]
    [InlineData(" 192.168.1.10 - 60 ", "192.168.1.10", "192.168.1.60", 51)]
    [InlineData("192.168.1.250-192.168.2.5", "192.168.1.250", "192.168.2.5", 12)]
    [InlineData("127.0.0.1", "127.0.0.1", "127.0.0.1", 1)]
    [InlineData("169.254.0.9", "169.254.0.9", "169.254.0.9", 1)]
    public void Is_read_as_people_write_it(string typed, string first, string last, int count)
    {
        var (range, fault) = AddressRange.Read(typed);

        Assert.Null(fault);
        Assert.Equal((first, last, count), (range!.At(0), range.At(range.Count - 1), range.Count));
        Assert.Equal(range, AddressRange.Read($"{range}").Range);
    }

    [Theory]
    [InlineData("", AddressRangeFault.Unclear)]
    [InlineData("printer.local", AddressRangeFault.Unclear)]
    [InlineData("192.168.1", AddressRangeFault.Unclear)]
    [InlineData("192.168.1.256", AddressRangeFault.Unclear)]
    [InlineData("192.168.1.-5", AddressRangeFault.Unclear)]
    [InlineData("192.168.1.9-5", AddressRangeFault.Unclear)]
    [InlineData("192.168.1.0/33", AddressRangeFault.Unclear)]
    [InlineData("192.168.1.0/24/24", AddressRangeFault.Unclear)]
    [InlineData("8.8.8.8", AddressRangeFault.NotPrivate)]
    [InlineData("172.32.0.1", AddressRangeFault.NotPrivate)]
    [InlineData("192.169.0.0/24", AddressRangeFault.NotPrivate)]
    [InlineData("0.0.0.0/0", AddressRangeFault.NotPrivate)]
    [InlineData("192.168.255.250-192.169.0.5", AddressRangeFault.NotPrivate)]
    [InlineData("10.255.255.255-11.0.0.0", AddressRangeFault.NotPrivate)]
    [InlineData("10.0.0.0/21", AddressRangeFault.TooLarge)]
    [InlineData("10.0.0.0/8", AddressRangeFault.TooLarge)]
    [InlineData("10.0.0.0-255.255.255.255", AddressRangeFault.TooLarge)]
    public void Says_why_nothing_is_searched(string typed, AddressRangeFault fault) => Assert.Equal((null, fault), AddressRange.Read(typed));

    [Theory]
    [InlineData("192.168.1.20", 24, "192.168.1.1-192.168.1.254")]
    [InlineData("172.17.0.1", 16, "172.17.0.1-172.17.0.254")]
    [InlineData("192.168.1.20", 32, "192.168.1.1-192.168.1.254")]
    [InlineData("10.1.2.3", 23, "10.1.2.1-10.1.3.254")]
    [InlineData("84.2.3.4", 24, null)]
    public void The_network_of_a_machine_is_never_larger_than_can_be_asked(string address, int bits, string? range) =>
        Assert.Equal(range, AddressRange.Around(address, bits)?.ToString());
}

using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Customers;
using Xunit;

namespace RetailPos.Domain.Tests.Customers;

public sealed class CustomerSheetTests
{
    private static readonly Actor Anna = new("Anna", "office");

    [Fact]
    public void Every_fault_is_named_with_its_line_and_column()
    {
        var read = Read(
            ["name", "phone", "mail", "postcode", "may_mail", "born", "registration"],
            ["", "06 12 34 56 78", "", "", "", "", ""],
            ["Durand", "0612", "nobody", "59000", "perhaps", "31/05/1980", "12345"],
            ["Petit", "", "", "", "yes", "", ""]);

        Assert.Null(read.Rows);
        Assert.Equal(
            [
                (2, "name", SheetFaultKind.Empty), (3, "born", SheetFaultKind.DayInvalid), (3, "mail", SheetFaultKind.MailInvalid),
                (3, "may_mail", SheetFaultKind.WordUnknown), (3, "phone", SheetFaultKind.PhoneInvalid),
                (3, "registration", SheetFaultKind.TaxNumberInvalid), (4, "may_mail", SheetFaultKind.MailInvalid),
            ],
            read.Faults.Select(fault => (fault.Line, fault.Column, fault.Kind)).Order());
    }

    [Fact]
    public void Who_is_known_by_telephone_mail_or_name_and_postcode_is_changed_and_keeps_what_the_file_does_not_say()
    {
        var known = Entered("c-1", new("Mme Durand", "+33612345678", "Bureaux", Tag: "04AABBCC"));

        var row = Assert.Single(Read(known, ["name", "phone", "title"], ["Durand Marie", "0612345678", "Mme"]).Rows!);

        Assert.Equal(
            (new CustomerId("c-1"), "Durand Marie", "Bureaux", "04AABBCC", "Mme"),
            (row.Known, row.Facts.Name, row.Facts.Group, row.Facts.Tag, row.Facts.Title));
    }

    [Fact]
    public void Two_rows_of_one_person_and_a_column_nobody_knows_are_named()
    {
        var read = Read(["name", "phone", "points"], ["Durand", "0612345678", "3"], ["Marie", "+33612345678", "4"]);

        Assert.Equal(
            [(1, "points", SheetFaultKind.ColumnUnknown), (3, "name", SheetFaultKind.CustomerTwice)],
            read.Faults.Select(fault => (fault.Line, fault.Column, fault.Kind)));
    }

    private static CustomerReading Read(ValueList<string> columns, params ValueList<string>[] rows) => Read(null, columns, rows);

    private static CustomerReading Read(Customer? known, ValueList<string> columns, params ValueList<string>[] rows) => CustomerSheet.Read(
        new("clients.csv", columns, [.. rows.Select((cells, at) => new SheetRow(at + 2, cells))]), known is null ? [] : [known], PhoneCountry.France);

    private static Customer Entered(string id, CustomerFacts facts) =>
        CustomerDecider.Evolve(Customer.Unknown, new CustomerEvent.Entered(new(id), facts, Money.Zero, Anna, DateTimeOffset.UnixEpoch));
}

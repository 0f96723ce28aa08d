using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Invoices;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Tills;
using static RetailPos.Domain.Tests.Invoices.Bills;

namespace RetailPos.Domain.Tests.Invoices;

public sealed class InvoicingTests
{
    private static readonly RefundMark Back = new(TheTill, 17, new("refund-1"), "froid");

    [Fact]
    public void An_invoice_says_what_the_ticket_sealed_to_the_cent()
    {
        var bill = Bill(Line("plat", 1_000, 1_490, 1_000), Line("vin", 3_000, 620, 2_000), Line("pain", 1_000, 390, 550));
        var invoice = Draw(bill).Invoice;

        Assert.Equal(bill.Ticket.Total, invoice.Total);
        Assert.Equal(
            bill.Ticket.Vat.Select(share => (share.Rate, share.TaxExcluded, share.Tax)),
            invoice.Vat.Select(share => (share.Rate, share.Base, share.Tax)));
        Assert.Equal("F-T1-000001", invoice.Name);
        Assert.True(invoice.Due.IsZero);
        Assert.Null(invoice.DueOn);
    }

    [Fact]
    public void A_discount_and_a_gift_stand_under_their_names_without_tax()
    {
        var line = Draw(Bill(Line("bavette", 3_000, 2_450, 1_000, ("fidélité", -735)), Line("café", 1_000, 220, 1_000, ("offert", -220)))).Invoice.Lines;

        Assert.Equal((6_682, 6_014), (line[0].NetBefore.Cents, line[0].Net.Cents));
        Assert.Equal((-668, -735), (line[0].Allowances[0].Net.Cents, line[0].Allowances[0].Included.Cents));
        Assert.Equal((200, 0), (line[1].NetBefore.Cents, line[1].Net.Cents));
    }

    [Fact]
    public void A_ticket_is_invoiced_once_and_numbers_have_no_gap()
    {
        var till = Open;
        var first = Bill(Line("plat", 1_000, 1_490, 1_000));
        till = After(till, Draw(first));

        Assert.Equal(TillRefusal.AlreadyInvoiced, Ask(till, new TillCommand.DrawInvoice(first, null, Frame, Buyer, Lea)).Refusal);

        var second = first with { Ticket = first.Ticket with { Number = 19 } };
        var drawn = (TillEvent.InvoiceSealed)Ask(till, new TillCommand.DrawInvoice(second, null, Frame, Buyer, Lea)).Events[0];
        Assert.Equal(2, drawn.Invoice.Number);
        Assert.True(drawn.Seal.IsIntact(till.EndOf(FiscalChainKind.Invoices).Link));
        Assert.Equal(
            (FiscalChainKind.Invoices, 2, Canonical.Of(drawn.Invoice)),
            SealedRecord.Of(TheTill, drawn) is { } record ? (record.Kind, record.Number, record.Fields) : default);
    }

    [Fact]
    public void A_refund_draws_a_credit_note_of_the_same_series_that_names_its_invoice()
    {
        var sale = Draw(Bill(Line("plat", 2_000, 1_490, 1_000)));
        var till = After(Open, sale);
        var refund = Bill(ServiceMode.EatIn, PaymentMode.Card, Back, Line("plat", -1_000, 1_490, 1_000));
        var mark = till.Invoiced[17].Invoice;
        var credit = ((TillEvent.InvoiceSealed)Ask(till, new TillCommand.DrawInvoice(refund, mark, Frame, Buyer, Lea)).Events[0]).Invoice;

        Assert.Equal((InvoiceKind.CreditNote, 2, "F-T1-000001"), (credit.Kind, credit.Number, credit.Corrects!.Name));
        Assert.Equal((1_490, 135, 0), (credit.Total.Cents, credit.Tax.Cents, credit.Due.Cents));
        Assert.Contains(credit.Notes, note => note.Text == "froid");
    }

    [Fact]
    public void A_refund_of_an_amount_is_one_piece_of_it()
    {
        var refund = Bill(ServiceMode.EatIn, PaymentMode.Card, Back, Line("plat", 0, 1_490, 1_000) with { Total = new(-733) });
        var line = Assert.Single(Draw(refund, new(TheTill, 1, Sold)).Invoice.Lines);

        Assert.Equal((Quantity.One, 666, 6_660_000), (line.Quantity, line.Net.Cents, line.UnitNetMillionths));
    }

    [Fact]
    public void A_refund_without_an_invoice_and_a_sale_with_one_are_not_credited()
    {
        var refund = Bill(ServiceMode.EatIn, PaymentMode.Card, Back, Line("plat", -1_000, 1_490, 1_000));

        Assert.Equal(TillRefusal.NothingToCredit, Ask(Open, new TillCommand.DrawInvoice(refund, null, Frame, Buyer, Lea)).Refusal);
        Assert.Equal(
            TillRefusal.NothingToCredit,
            Ask(Open, new TillCommand.DrawInvoice(Bill(Line("plat", 1_000, 1_490, 1_000)), new(TheTill, 1, Sold), Frame, Buyer, Lea)).Refusal);
    }

    [Fact]
    public void A_ticket_that_this_till_has_not_sealed_is_refused() => Assert.Equal(
        TillRefusal.TicketNotHere,
        Ask(Till.New, new TillCommand.DrawInvoice(Bill(Line("plat", 1_000, 1_490, 1_000)), null, Frame, Buyer, Lea)).Refusal);

    [Fact]
    public void A_house_that_has_not_said_who_and_where_it_is_writes_no_invoice()
    {
        var bill = Bill(Line("plat", 1_000, 1_490, 1_000));

        Assert.All(
            new[] { House with { Address = [] }, House with { Siret = "" }, House with { VatNumber = "" }, House with { Address = ["75006 Paris"] } },
            house => Assert.Equal(
                TillRefusal.SellerIncomplete,
                Ask(Open, new TillCommand.DrawInvoice(bill, null, Frame with { Seller = Seller.Of(house, "x") }, Buyer, Lea)).Refusal));
    }

    [Fact]
    public void What_the_house_says_of_itself_stands_with_the_seller_and_is_sealed()
    {
        var house = House with { LegalForm = "SARL au capital de 8 000 €", ActivityCode = "5610A", Phone = "+33 1 40 00 00 00" };
        var frame = Frame with { Notes = [.. Seller.NotesOf(house, Words), .. Frame.Notes] };
        var drawn = Draw(Bill(Line("plat", 1_000, 1_490, 1_000)), frame: frame);
        var sheet = InvoiceSheet.Of(new(drawn.Invoice, drawn.Seal), Words);

        Assert.Equal(["SARL au capital de 8 000 €", "ActivityCode 5610A", "Phone +33 1 40 00 00 00"], sheet.Seller.TakeLast(3));
        Assert.DoesNotContain(sheet.Notes, note => note.Contains("SARL", StringComparison.Ordinal));
        Assert.Contains(sheet.Notes, note => note.StartsWith("40 €", StringComparison.Ordinal));
        Assert.Contains("SARL au capital de 8 000 €", drawn.Seal.Text, StringComparison.Ordinal);
        Assert.Empty(Seller.NotesOf(House, Words));
    }

    [Fact]
    public void A_delivery_note_says_what_and_how_much_and_no_price_and_an_order_form_says_all()
    {
        var drawn = Draw(Bill(Line("bavette", 3_000, 2_450, 1_000, ("fidélité", -735)), Line("café", 1_000, 220, 1_000)));
        var sheet = InvoiceSheet.Of(new(drawn.Invoice, drawn.Seal), Words);
        var delivery = sheet.As(PaperForm.DeliveryNote, Words);
        var order = sheet.As(PaperForm.OrderForm, Words);

        Assert.Equal([("bavette", "3"), ("café", "1")], delivery.Rows.Select(row => (row.Cells[0], row.Cells[1])));
        Assert.All(delivery.Rows, row => Assert.All(row.Cells.Skip(2), Assert.Empty));
        Assert.True(delivery.Totals.IsEmpty && delivery.VatRows.IsEmpty && delivery.Payments.IsEmpty && delivery.Notes.IsEmpty);
        Assert.Equal(("DeliveryNote", "DeliveredTo", "Delivered"), (delivery.Title, delivery.BuyerTitle, delivery.Agreed));
        Assert.Equal(2, delivery.Facts.Count);
        Assert.Equal(("OrderForm", "OrderedBy"), (order.Title, order.BuyerTitle));
        Assert.Equal((sheet.Rows, sheet.Totals), (order.Rows, order.Totals));
        Assert.Same(sheet, sheet.As(PaperForm.Drawn, Words));
    }

    [Fact]
    public void A_house_outside_of_vat_writes_invoices_that_say_so()
    {
        var frame = Frame with { Seller = Seller.Of(House with { VatNumber = "" }, "x") };
        var vat = Assert.Single(Draw(Bill(Line("plat", 1_000, 1_490, 0)), frame: frame).Invoice.Vat);

        Assert.Equal((VatCategory.Exempt, 1_490, 0), (vat.Category, vat.Base.Cents, vat.Tax.Cents));
    }

    [Theory]
    [InlineData(ServiceMode.EatIn, PaymentMode.Card, 0, "S2")]
    [InlineData(ServiceMode.TakeAway, PaymentMode.Card, 0, "B2")]
    [InlineData(ServiceMode.EatIn, PaymentMode.Card, 1, "S7")]
    [InlineData(ServiceMode.TakeAway, PaymentMode.OnAccount, 0, "B1")]
    public void The_process_says_goods_or_services_and_whether_it_is_paid_or_declared(ServiceMode mode, PaymentMode paid, int days, string process)
    {
        var invoice = Draw(Bill(mode, paid, refund: null, Line("plat", 1_000, 1_490, 1_000)), daysLater: days).Invoice;

        Assert.Equal(process, invoice.Process);
        Assert.Equal(paid is PaymentMode.OnAccount ? new DateOnly(2026, 12, 22) : null, invoice.DueOn);
    }

    [Theory]
    [InlineData("73282932000074", true)]
    [InlineData("732829320", true)]
    [InlineData("732829321", false)]
    [InlineData("73282932000075", false)]
    [InlineData("35600000000048", true)]
    [InlineData("35600000009075", true)]
    [InlineData("7328293200", false)]
    public void A_company_is_known_by_nine_or_fourteen_digits(string number, bool isOne) =>
        Assert.Equal(isOne, BusinessFacts.IsRegistration(number));

    [Fact]
    public void What_a_buyer_lacks_is_named()
    {
        var business = Buyer.Business;

        Assert.Equal(
            [
                BusinessFault.NameInvalid, BusinessFault.StreetInvalid, BusinessFault.PostcodeInvalid, BusinessFault.CityInvalid, BusinessFault.CountryInvalid,
                BusinessFault.RegistrationInvalid, BusinessFault.VatNumberInvalid, BusinessFault.MailInvalid,
            ],
            new[]
            {
                Buyer with { Name = " " },
                Buyer with { Business = business with { Street = "" } },
                Buyer with { Business = business with { Postcode = "" } },
                Buyer with { Business = business with { City = "" } },
                Buyer with { Business = business with { Country = "France" } },
                Buyer with { Business = business with { Registration = "12345678901234" } },
                Buyer with { Business = business with { VatNumber = "FR1" } },
                Buyer with { Business = business with { Mail = "compta" } },
            }.Select(buyer => buyer.CheckWhole()!.Value));
    }

    [Fact]
    public void The_sealed_text_begins_with_its_form_and_tells_two_buyers_apart()
    {
        var bill = Bill(Line("plat", 1_000, 1_490, 1_000));
        var one = Draw(bill);
        var other = one.Invoice with { Buyer = Buyer with { Name = "Atelier Nováková, Fils" } };

        Assert.StartsWith("INVOICE1,1000:1490,1000:135,1490,20261122134711+0100,1,T1,s-1,T1|17,,", one.Seal.Text, StringComparison.Ordinal);
        Assert.NotEqual(Canonical.Of(one.Invoice), Canonical.Of(other));
        Assert.Contains("Atelier Nováková%2C Fils", Canonical.Of(other), StringComparison.Ordinal);
    }
}

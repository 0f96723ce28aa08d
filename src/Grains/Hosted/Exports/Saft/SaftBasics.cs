using RetailPos.Register.Domain.Payments;

namespace RetailPos.Grains.Exports.Saft;

/// <summary>The words that records of the file use, as the file itself explains them; with the code of the tax office's list where it has one.</summary>
internal static class SaftBasics
{
    public const string SaleLine = "SAL";
    public const string RefundLine = "RET";
    public const string Sale = "CASHSAL";
    public const string Refund = "RETURNSAL";
    public const string LaterPayment = "PAYMENT";
    public const string DebtSettled = "DEBT";
    public const string ZReport = "ZREP";
    public const string SaleReceipt = "SALREC";
    public const string RefundReceipt = "RETREC";
    public const string CopyReceipt = "COPYREC";
    public const string Drawer = "DRAWOPENMAN";
    public const string Opening = "TILLOPEN";
    public const string Closing = "TILLCLOSE";

    private const string OtherGroup = "04999";

    private static readonly (string Type, string Id, string? Code, string Says)[] Fixed =
    [
        ("05", SaleLine, null, "Sale line"),
        ("05", RefundLine, null, "Return line"),
        ("11", Sale, "11001", "Cash sale"),
        ("11", Refund, "11006", "Return sale"),
        ("11", LaterPayment, null, "Further payment of a ticket"),
        ("11", DebtSettled, null, "Payment of a customer's debt"),
        ("13", ZReport, "13009", "Z report"),
        ("13", SaleReceipt, "13012", "Sales receipt"),
        ("13", RefundReceipt, "13013", "Return receipt"),
        ("13", CopyReceipt, "13014", "Copy receipt"),
        ("13", Drawer, "13005", "Cash put in or taken out"),
        ("13", Opening, null, "Till opened"),
        ("13", Closing, null, "Till closed"),
    ];

    /// <param name="groups">Departments by their id.</param>
    public static void Write(SaftXml xml, IEnumerable<(string Id, string Name)> groups) => xml.Within("basics", () =>
    {
        foreach (var (id, name) in groups)
        {
            Basic(xml, "04", SaftXml.IdOf(id), OtherGroup, name);
        }

        foreach (var (type, id, code, says) in Fixed)
        {
            Basic(xml, type, id, code, says);
        }

        foreach (var mode in Enum.GetValues<PaymentMode>())
        {
            var code = mode switch { PaymentMode.Cash => "12001", PaymentMode.Card => "12002", _ => null };
            Basic(xml, "12", SaftMasters.CodeOf(mode), code, mode.ToString());
        }
    });

    private static void Basic(SaftXml xml, string type, string id, string? code, string says) => xml.Within("basic", () =>
    {
        xml.Say("basicType", type);
        xml.Say("basicID", id);
        xml.SayIf("predefinedBasicID", code ?? "");
        xml.Say("basicDesc", says);
    });
}

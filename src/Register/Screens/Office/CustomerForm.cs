using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Invoices;

namespace RetailPos.Register.Office;

/// <summary>What somebody types of a customer. What cannot be read is left to the hub, which names it.</summary>
public sealed class CustomerForm
{
    public string Title { get; set; } = "";

    public string Name { get; set; } = "";

    public string Phone { get; set; } = "";

    public string Phone2 { get; set; } = "";

    public string Group { get; set; } = "";

    public string Mail { get; set; } = "";

    public bool MayMail { get; set; }

    public bool MayText { get; set; }

    public bool MayCall { get; set; }

    public string Street { get; set; } = "";

    public string Postcode { get; set; } = "";

    public string City { get; set; } = "";

    public string AddressNote { get; set; } = "";

    public string Code { get; set; } = "";

    public string Tag { get; set; } = "";

    public string PublicNote { get; set; } = "";

    public string PrivateNote { get; set; } = "";

    public string Warning { get; set; } = "";

    public DateOnly? Born { get; set; }

    public BusinessForm Business { get; set; } = new();

    public static CustomerForm Of(CustomerFacts facts) => new()
    {
        Title = facts.Title,
        Name = facts.Name,
        Phone = facts.Phone,
        Phone2 = facts.Phone2,
        Group = facts.Group,
        Mail = facts.Mail,
        MayMail = facts.MayMail,
        MayText = facts.MayText,
        MayCall = facts.MayCall,
        Street = facts.Address?.Street ?? "",
        Postcode = facts.Address?.Postcode ?? "",
        City = facts.Address?.City ?? "",
        AddressNote = facts.Address?.Note ?? "",
        Code = facts.Code,
        Tag = facts.Tag,
        PublicNote = facts.PublicNote,
        PrivateNote = facts.PrivateNote,
        Warning = facts.Warning,
        Born = CustomerFacts.DayOf(facts.Born),
        Business = BusinessForm.Of(facts.Business),
    };

    public CustomerFacts Read()
    {
        var address = new GuestAddress(Street.Trim(), Postcode.Trim(), City.Trim(), AddressNote.Trim());
        return new(
            Name, Phone, Group, Mail, MayMail, Business.ReadOrNone(), Tag, Title, Phone2, Code, address == GuestAddress.None ? null : address,
            PublicNote, PrivateNote, MayText, MayCall, Born is { } born ? CustomerFacts.TextOf(born) : "", Warning);
    }
}

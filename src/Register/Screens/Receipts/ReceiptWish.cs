namespace RetailPos.Register.Receipts;

/// <summary>What of a receipt stands open at the register.</summary>
public enum ReceiptWish
{
    None,

    /// <summary>The code that leads to the e-ticket.</summary>
    Code,

    /// <summary>The guest's address.</summary>
    Mail,
}

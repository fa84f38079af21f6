"""What the stores are told and shown: answers, texts and pictures, made from one source each."""
